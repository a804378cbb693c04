import type { Stream } from '@footlight/contracts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { StartsIn } from '../../../components/starts-in.tsx';
import { formatTime } from '../../../lib/format.ts';
import { useNow } from '../../../lib/use-now.ts';
import { dayLabel, daysOf } from './schedule-days.ts';

/** What comes next, day by day, in the reader's own time. */
export function Schedule({ streams }: { streams: readonly Stream[] }) {
  const { t } = useTranslation('streams');
  const now = new Date(useNow(60_000));
  return (
    <div className="schedule">
      {daysOf(streams).map(({ day, streams: ofDay }) => (
        <section key={day.toDateString()} aria-label={dayLabel(day, now, t)}>
          <p className="schedule__day" aria-hidden="true">
            {dayLabel(day, now, t)}
          </p>
          <ol>
            {ofDay.map((stream) => (
              <Row key={stream.id} stream={stream} />
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}

function Row({ stream }: { stream: Stream }) {
  const { t } = useTranslation();
  const { channel, visibility, scheduled_for: at } = stream;
  return (
    <li className="schedule__row">
      <span className="schedule__time">{at !== null && formatTime(at)}</span>
      <div className="min-w-0">
        <Link className="schedule__link strong wrap-anywhere" to={`/watch/${stream.id}`}>
          <bdi>{stream.title}</bdi>
        </Link>
        <p className="meta">
          <span>
            <bdi>{channel.name}</bdi>
          </span>
          {visibility !== 'public' && <span>{t(`visibility.${visibility}`)}</span>}
          {at !== null && <StartsIn at={at} />}
        </p>
      </div>
    </li>
  );
}
