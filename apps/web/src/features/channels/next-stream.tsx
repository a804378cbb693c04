import type { Stream } from '@footlight/contracts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Button } from '../../components/button.tsx';
import { Countdown } from '../../components/countdown.tsx';
import { Curtain } from '../../components/curtain.tsx';
import { VisibilityBadge } from '../../components/visibility-badge.tsx';
import { formatMoment, formatMomentInWords } from '../../lib/format.ts';
import { useNow } from '../../lib/use-now.ts';
import { timeLeft } from './time-left.ts';

/** The next date of a channel, in the place of what is not live. */
export function NextStream({ stream, at }: { stream: Stream; at: string }) {
  const { t } = useTranslation('channels');
  const left = Date.parse(at) - useNow(1_000);
  return (
    <section aria-label={t('next.title')}>
      <Curtain
        ratio="none"
        className="channel-next"
        over={t('next.title')}
        title={<bdi className="wrap-anywhere">{stream.title}</bdi>}
        actions={
          <Button variant="primary" asChild>
            <Link to={`/watch/${stream.id}`}>{t('next.open')}</Link>
          </Button>
        }
      >
        <div className="grid justify-items-center gap-4">
          {left > 0 ? (
            <>
              <p className="num">{formatMomentInWords(at)}</p>
              <Clock left={left} />
            </>
          ) : (
            <p>{t('next.late', { moment: formatMoment(at) })}</p>
          )}
          <VisibilityBadge visibility={stream.visibility} />
        </div>
      </Curtain>
    </section>
  );
}

/** Minutes before the start at which the time left is read out. */
const announced = [1, 5, 10];

function Clock({ left }: { left: number }) {
  const { t } = useTranslation('channels');
  const parts = timeLeft(left);
  const inWords = (shown: typeof parts) =>
    t('next.starts_in', {
      time: shown.map(({ unit, value }) => `${value} ${t(`next.units.${unit}`, { count: value })}`).join(' '),
    });
  const soon = announced.find((minutes) => left <= minutes * 60_000);
  return (
    <>
      <Countdown
        // Not each second: a name that never rests cannot be read.
        label={inWords(parts.filter(({ unit }) => unit !== 'seconds'))}
        parts={parts.map(({ unit, value }) => ({
          value,
          unit: t(`next.units.${unit}`, { count: value }),
        }))}
      />
      <span className="sr-only" role="status">
        {soon !== undefined && inWords([{ unit: 'minutes', value: soon }])}
      </span>
    </>
  );
}
