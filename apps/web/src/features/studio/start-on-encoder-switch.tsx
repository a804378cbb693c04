import type { Stream } from '@footlight/contracts';
import { useTranslation } from 'react-i18next';
import { StreamSwitch } from './stream-switch.tsx';

/** Whether the stream starts when an encoder connects. Only before it starts. */
export function StartOnEncoderSwitch({ stream }: { stream: Stream }) {
  const { t } = useTranslation('studio');
  if (stream.state !== 'scheduled') return null;
  return (
    <StreamSwitch
      stream={stream}
      setting="start_on_encoder"
      label={t('obs.start')}
      hint={t('obs.start_hint')}
      failed={t('obs.start_failed')}
    />
  );
}
