import { useTranslation } from 'react-i18next';

interface LevelBarProps {
  /** Level in dB below full scale, 0 at most. `null`: no sound is measured. */
  level: number | null;
  /** The highest level of the last moments, shown as one more segment. */
  peak?: number | null;
  label?: string;
}

const segments = 24;
const floor = -60;
/** From here on a segment warns, in dB: close to clipping. */
const hot = -6;

/** How many segments a level lights. */
function lit(level: number | null): number {
  if (level === null) return 0;
  return Math.round((Math.min(Math.max(level, floor), 0) / -floor + 1) * segments);
}

/** How loud it is, as a row of segments. */
export function LevelBar({ level, peak = null, label }: LevelBarProps) {
  const { t } = useTranslation();
  const on = lit(level);
  const mark = lit(peak);
  const now = level === null ? floor : Math.round(Math.min(Math.max(level, floor), 0));
  return (
    <div
      className="level-bar"
      role="meter"
      aria-label={label ?? t('level.name')}
      aria-valuemin={floor}
      aria-valuemax={0}
      aria-valuenow={now}
      aria-valuetext={now === floor ? t('level.silent') : t('level.value', { db: now })}
    >
      {Array.from({ length: segments }, (_, index) => {
        const segment = index + 1;
        const isLit = segment <= on || segment === mark;
        const isHot = floor + (segment / segments) * -floor > hot;
        return <i key={segment} data-lit={isLit ? (isHot ? 'hot' : 'on') : undefined} />;
      })}
    </div>
  );
}
