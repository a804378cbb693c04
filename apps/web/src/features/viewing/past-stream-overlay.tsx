import type { Stream } from '@footlight/contracts';
import { CalendarX } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Button } from '../../components/button.tsx';
import { formatLength, formatMoment } from '../../lib/format.ts';
import { messageIcon, PlayerMessage } from './player-message.tsx';

interface OverProps {
  stream: Stream | undefined;
  /** What can be done with it. */
  pastActions: ReactNode;
}

/** A stream with a date that came to nothing. */
export function NotHeld({ how, stream, pastActions }: OverProps & { how: 'missed' | 'canceled' }) {
  const { t } = useTranslation('viewing');
  return (
    <PlayerMessage
      role="status"
      icon={<CalendarX {...messageIcon} />}
      {...(stream?.scheduled_for
        ? { over: t('planned', { moment: formatMoment(stream.scheduled_for) }) }
        : {})}
      title={t(`${how}.title`)}
      actions={<EndActions pastActions={pastActions} />}
    >
      {stream && (
        <>
          <bdi>{t('was_to_be', { title: stream.title })}</bdi>
          <br />
        </>
      )}
      {t(`${how}.text`, { channel: stream?.channel.name ?? '' })}
    </PlayerMessage>
  );
}

/** A stream that has ended. */
export function Ended({ stream, pastActions }: OverProps) {
  const { t } = useTranslation('viewing');
  const over =
    stream?.started_at && stream.ended_at
      ? t('ended.over', {
          moment: formatMoment(stream.ended_at),
          length: formatLength(Date.parse(stream.ended_at) - Date.parse(stream.started_at)),
        })
      : undefined;
  return (
    <PlayerMessage
      role="status"
      over={over}
      title={t('ended.title')}
      actions={<EndActions pastActions={pastActions} />}
    >
      {stream && (
        <>
          <bdi>{t('ended.was', { title: stream.title })}</bdi>
          <br />
        </>
      )}
      {t('ended.text')}
    </PlayerMessage>
  );
}

/** What is live elsewhere, and beside it what can be done with what is over. */
function EndActions({ pastActions }: Pick<OverProps, 'pastActions'>) {
  const { t } = useTranslation('viewing');
  return (
    <>
      <Button variant="primary" asChild>
        <Link to="/">{t('ended.action')}</Link>
      </Button>
      {pastActions}
    </>
  );
}
