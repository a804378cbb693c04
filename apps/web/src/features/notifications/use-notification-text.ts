import type { Notification } from '@footlight/contracts';
import { useTranslation } from 'react-i18next';
import { formatMoment } from '../../lib/format.ts';

/** What happened, in a sentence. */
export function useNotificationText(): (notification: Notification) => string {
  const { t } = useTranslation('notifications');
  return ({ kind, channel, stream }) => {
    const names = { channel: channel.name, title: stream.title };
    const moment = stream.scheduled_for;
    switch (kind) {
      case 'stream_live':
        return t('live', names);
      case 'stream_scheduled':
        return moment === null
          ? t('scheduled_open', names)
          : t('scheduled', { ...names, when: formatMoment(moment) });
      case 'stream_moved':
        return moment === null
          ? t('moved_open', names)
          : t('moved', { ...names, when: formatMoment(moment) });
      case 'stream_canceled':
        return t('canceled', names);
    }
  };
}
