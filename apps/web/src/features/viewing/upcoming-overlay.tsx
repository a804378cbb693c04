import type { Stream } from '@footlight/contracts';
import { useTranslation } from 'react-i18next';
import { Countdown } from '../../components/countdown.tsx';
import { StatusOverlay } from '../../components/status-overlay.tsx';
import { daysUntil, formatMoment, formatTime } from '../../lib/format.ts';
import { useNow } from '../../lib/use-now.ts';
import { CalendarLink } from './calendar-link.tsx';

/** Before a stream with a date: when, how long until then, and the way into one's calendar. */
export function Upcoming({ stream, at }: { stream: Stream | undefined; at: string }) {
  const { t } = useTranslation('viewing');
  const left = Date.parse(at) - useNow(1_000);
  return (
    <StatusOverlay
      ratio="none"
      over={
        <>
          <bdi>{stream?.channel.name}</bdi> · <When at={at} />
        </>
      }
      // The page's own heading says it again.
      heading="p"
      title={<bdi>{stream?.title}</bdi>}
      {...(stream && { actions: <CalendarLink stream={stream} /> })}
      under={t(left > 0 ? 'upcoming.text' : 'upcoming.late_text')}
    >
      {left > 0 ? <Countdown left={left} /> : t('upcoming.late')}
    </StatusOverlay>
  );
}

function When({ at }: { at: string }) {
  const { t } = useTranslation('viewing');
  const away = daysUntil(at);
  const time = formatTime(at);
  if (away === 0) return t('upcoming.today', { time });
  if (away === 1) return t('upcoming.tomorrow', { time });
  return t('upcoming.moment', { moment: formatMoment(at) });
}
