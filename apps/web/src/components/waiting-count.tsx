import type { Stream } from '@footlight/contracts';
import { useTranslation } from 'react-i18next';

/** How many wait for a seat of a stream; nothing while nobody does, or where it is not known. */
export function WaitingCount({ stream }: { stream: Stream }) {
  const { t } = useTranslation();
  return stream.queue_length ? (
    <span className="num sub nowrap">{t('waiting', { count: stream.queue_length })}</span>
  ) : null;
}
