import { useTranslation } from 'react-i18next';
import { timeLeft } from '../lib/time-left.ts';

/** Minutes before the end at which the time left is read out: not each second. */
const announced = [1, 5, 10];

/**
 * How long until something starts: a clock of large numbers with their units below. It is content: reduced motion does not
 * stop it.
 * @param left milliseconds
 */
export function Countdown({ left }: { left: number }) {
  const { t } = useTranslation();
  const parts = timeLeft(left);
  const asText = (shown: typeof parts) =>
    t('countdown.starts_in', {
      time: shown.map(({ unit, value }) => `${value} ${t(`countdown.${unit}`, { count: value })}`).join(' '),
    });
  const soon = left > 0 ? announced.find((minutes) => left <= minutes * 60_000) : undefined;
  return (
    <>
      <div
        className="clock"
        role="timer"
        // Without the seconds: a name that never rests cannot be read.
        aria-label={asText(parts.filter(({ unit }) => unit !== 'seconds'))}
      >
        {parts.map(({ unit, value }) => (
          <div key={unit}>
            <b>{String(value).padStart(2, '0')}</b>
            <span>{t(`countdown.${unit}`, { count: value })}</span>
          </div>
        ))}
      </div>
      <span className="sr-only" role="status">
        {soon !== undefined && asText([{ unit: 'minutes', value: soon }])}
      </span>
    </>
  );
}
