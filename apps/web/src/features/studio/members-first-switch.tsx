import type { Stream } from '@footlight/contracts';
import { useTranslation } from 'react-i18next';
import { StreamSwitch } from './stream-switch.tsx';

/** Whether members come first when the stream is full. */
export function MembersFirstSwitch({ stream }: { stream: Stream }) {
  const { t } = useTranslation('studio');
  return (
    <StreamSwitch
      stream={stream}
      setting="queue_members_first"
      label={t('settings.members_first')}
      hint={t('settings.members_first_hint')}
      failed={t('settings.members_first_failed')}
    />
  );
}
