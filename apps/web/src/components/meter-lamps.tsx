import { useTranslation } from 'react-i18next';

interface MeterLampsProps {
  /** Level in dB below full scale, 0 at most. `null`: no sound is measured. */
  level: number | null;
  /** The highest level of the last moments, shown as one more lamp. */
  peak?: number | null;
  label?: string;
}

const lamps = 24;
const floor = -60;
/** From here on a lamp warns, in dB: close to clipping. */
const hot = -6;

/** How many lamps a level lights. */
function lit(level: number | null): number {
  if (level === null) return 0;
  return Math.round((Math.min(Math.max(level, floor), 0) / -floor + 1) * lamps);
}

/** How loud it is, as a row of lamps. */
export function MeterLamps({ level, peak = null, label }: MeterLampsProps) {
  const { t } = useTranslation();
  const on = lit(level);
  const mark = lit(peak);
  const now = level === null ? floor : Math.round(Math.min(Math.max(level, floor), 0));
  return (
    <div
      className="lamps"
      role="meter"
      aria-label={label ?? t('level.name')}
      aria-valuemin={floor}
      aria-valuemax={0}
      aria-valuenow={now}
      aria-valuetext={now === floor ? t('level.silent') : t('level.value', { db: now })}
    >
      {Array.from({ length: lamps }, (_, index) => {
        const lamp = index + 1;
        const isLit = lamp <= on || lamp === mark;
        const isHot = floor + (lamp / lamps) * -floor > hot;
        return <i key={lamp} data-lit={isLit ? (isHot ? 'hot' : 'on') : undefined} />;
      })}
    </div>
  );
}
