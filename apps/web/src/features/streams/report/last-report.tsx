import type { Stream } from '@footlight/contracts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useReport } from '../../../api/streams/get-report.ts';
import { useChannelStreams } from '../../../api/streams/list-channel-streams.ts';
import { Panel } from '../../../components/panel.tsx';
import { addTranslations } from '../../../lib/i18n.ts';
import { reports } from '../../../locales/en/reports.ts';
import { ReportFigures } from './report-figures.tsx';
import './report.css';
import { ViewersChart } from './viewers-chart.tsx';

addTranslations('reports', reports);

/** How the last stream of a channel went. Nothing where there was none yet, or its report is not there. */
export function LastReport({ channelId }: { channelId: string }) {
  const past = useChannelStreams(channelId, 'ended');
  const last = past.data?.find(({ started_at: started, can }) => started !== null && can.moderate);
  return last ? <ReportOf stream={last} /> : null;
}

function ReportOf({ stream }: { stream: Stream }) {
  const { t } = useTranslation('reports');
  const { data: report } = useReport(stream.id);
  if (!report) return null;
  return (
    <Panel
      title={t('last')}
      aside={
        <Link className="link small" to={`/dashboard/streams/${stream.id}/report`}>
          {t('see')}
        </Link>
      }
    >
      <div className="grid gap-5">
        <p className="strong wrap-anywhere">
          <bdi>{stream.title}</bdi>
        </p>
        <ReportFigures report={report} brief />
        {report.joins > 0 && report.ended_at !== null && (
          <ViewersChart viewers={report.viewers} until={report.ended_at} />
        )}
      </div>
    </Panel>
  );
}
