import type { StreamReport } from '@footlight/contracts';
import { useTranslation } from 'react-i18next';
import { formatLength, formatNumber } from '../../../lib/format.ts';

const minute = 60_000;

interface ReportFiguresProps {
  report: StreamReport;
  /** The four that say most. */
  brief?: boolean;
}

/** The figures of a report, each with what it counts. */
export function ReportFigures({ report, brief = false }: ReportFiguresProps) {
  const { t } = useTranslation('reports');
  const { average_minutes: average } = report;
  const figures = [
    ['peak', formatNumber(report.peak_viewers)],
    ['unique', formatNumber(report.unique_viewers)],
    ['average', average === null ? '–' : formatLength(average * minute)],
    ['returning', formatNumber(report.returning_viewers)],
    ['joins', formatNumber(report.joins)],
    ['queued', formatNumber(report.queued)],
    ['refused', formatNumber(report.refused)],
    ['watched', report.seconds_watched === 0 ? '–' : formatLength(report.seconds_watched * 1_000)],
  ] as const;
  return (
    <dl className="stats">
      {figures.slice(0, brief ? 4 : figures.length).map(([name, value]) => (
        <div className="stat" key={name}>
          <dt className="stat__label">{t(`figure.${name}`)}</dt>
          <dd className="stat__value">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
