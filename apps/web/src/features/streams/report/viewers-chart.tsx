import type { ViewersOverTime } from '@footlight/contracts';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber, formatTime } from '../../../lib/format.ts';
import { gridValues, highestOf, timeShares } from './chart-scale.ts';

/** Rows of the table that stands for the drawing. */
const mostRows = 60;

/** A drawing's size in its own units, and how many times stand below it. */
const sizes = {
  wide: { width: 1080, height: 232, left: 44, right: 1072, bottom: 200, times: 7 },
  medium: { width: 720, height: 222, left: 44, right: 700, bottom: 190, times: 5 },
  narrow: { width: 326, height: 190, left: 34, right: 318, bottom: 158, times: 3 },
} as const;
const shownOn = {
  wide: 'max-wide:hidden',
  medium: 'max-tablet:hidden wide:hidden',
  narrow: 'tablet:hidden',
} as const;
const top = 26;

interface ViewersChartProps {
  viewers: ViewersOverTime;
  /** The end of the stream, or now. */
  until: string;
}

/** How many watched over time: drawn, in a sentence, and as a table. */
export function ViewersChart({ viewers, until }: ViewersChartProps) {
  const { t } = useTranslation('reports');
  const { from, most } = viewers;
  const peak = Math.max(...most);
  const at = formatTime(timeOf(viewers, most.indexOf(peak)));
  const words = { from: formatTime(from), to: formatTime(until), peak: formatNumber(peak), at };
  return (
    <figure className="grid gap-3">
      <div role="img" aria-label={t('chart.summary', words)}>
        <Drawing viewers={viewers} until={until} size="wide" />
        <Drawing viewers={viewers} until={until} size="medium" />
        <Drawing viewers={viewers} until={until} size="narrow" />
      </div>
      <details className="chart-table small">
        <summary className="link w-max">{t('chart.table')}</summary>
        <Rows viewers={viewers} />
      </details>
    </figure>
  );
}

/** When an interval begins, in milliseconds. */
function timeOf({ from, interval_minutes: minutes }: ViewersOverTime, index: number): Date {
  return new Date(Date.parse(from) + index * minutes * 60_000);
}

function Drawing({ viewers, until, size }: ViewersChartProps & { size: keyof typeof sizes }) {
  const { t } = useTranslation('reports');
  const fade = useId();
  const { width, height, left, right, bottom, times } = sizes[size];
  const { values, size: each } = highestOf(viewers.most, right - left);
  const lines = gridValues(Math.max(...values));
  const highest = lines.at(-1) ?? 1;
  const x = (index: number) => left + ((right - left) * index) / Math.max(1, values.length - 1);
  const y = (value: number) => bottom - ((bottom - top) * value) / highest;
  // One value alone is a level, not a point.
  const drawn = values.length === 1 ? [...values, ...values] : values;
  const line = drawn
    .map((value, index) => `${index === 0 ? 'M' : 'L'}${x(index).toFixed(1)} ${y(value).toFixed(1)}`)
    .join(' ');
  const peak = Math.max(...values);
  const peakIndex = values.indexOf(peak);
  const exact = viewers.most.indexOf(peak, peakIndex * each);
  const anchor = x(peakIndex) > (left + right) / 2 ? 'end' : 'start';
  const begin = Date.parse(viewers.from);
  const length = Date.parse(until) - begin;
  return (
    <svg className={`chart ${shownOn[size]}`} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      <defs>
        <linearGradient id={fade} x1="0" y1="0" x2="0" y2="1">
          <stop offset="0" stopColor="var(--color-chart-1)" stopOpacity=".24" />
          <stop offset="1" stopColor="var(--color-chart-1)" stopOpacity=".03" />
        </linearGradient>
      </defs>
      {lines.map((value) => (
        <g key={value}>
          <path className="chart__grid" d={`M${left} ${y(value)}H${right}`} />
          <text x={left - 8} y={y(value) + 4} textAnchor="end">
            {formatNumber(value)}
          </text>
        </g>
      ))}
      {timeShares(length, times).map((share) => {
        const anchors = { 0: 'start', 1: 'end' } as const;
        return (
          <text
            key={share}
            x={left + (right - left) * share}
            y={bottom + 22}
            textAnchor={share === 0 || share === 1 ? anchors[share] : 'middle'}
          >
            {formatTime(new Date(begin + length * share))}
          </text>
        );
      })}
      <path d={`${line} L${right} ${bottom} L${left} ${bottom} Z`} fill={`url(#${fade})`} />
      <path className="chart__line" d={line} />
      <path className="chart__mark" d={`M${x(peakIndex)} ${y(peak)}V${bottom}`} />
      <circle className="chart__peak" cx={x(peakIndex)} cy={y(peak)} r="4.5" />
      <text
        className="chart__peak-label"
        x={x(peakIndex) + (anchor === 'end' ? -8 : 8)}
        y={y(peak) - 8}
        textAnchor={anchor}
      >
        {t('chart.peak', { peak: formatNumber(peak), at: formatTime(timeOf(viewers, exact)) })}
      </text>
    </svg>
  );
}

function Rows({ viewers }: Pick<ViewersChartProps, 'viewers'>) {
  const { t } = useTranslation('reports');
  const { values, size } = highestOf(viewers.most, mostRows);
  return (
    <div className="chart-rows">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('chart.time')}</th>
            <th scope="col">{t('chart.viewers')}</th>
          </tr>
        </thead>
        <tbody>
          {values.map((value, index) => (
            <tr key={index}>
              <td data-label={t('chart.time')} className="num">
                {formatTime(timeOf(viewers, index * size))}
              </td>
              <td data-label={t('chart.viewers')} className="num">
                {formatNumber(value)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
