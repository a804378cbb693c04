import type { Stream } from '@footlight/contracts';
import { ChartLine, ChevronLeft, Download, Lock } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useChannel } from '../../../api/channels/get-channel.ts';
import { useReport, useReportFile } from '../../../api/streams/get-report.ts';
import { useStream } from '../../../api/streams/get-stream.ts';
import { Button } from '../../../components/button.tsx';
import { ChannelFrame } from '../../../components/channel-frame.tsx';
import { EmptyState } from '../../../components/empty-state.tsx';
import { PageTitle } from '../../../components/page-title.tsx';
import { Panel } from '../../../components/panel.tsx';
import { ProblemNotice } from '../../../components/problem-notice.tsx';
import { ProblemState } from '../../../components/problem-state.tsx';
import { RequireAccount } from '../../../components/require-account.tsx';
import { Skeleton, Skeletons } from '../../../components/skeleton.tsx';
import { formatLength, formatMoment } from '../../../lib/format.ts';
import { addTranslations } from '../../../lib/i18n.ts';
import { saveFile } from '../../../lib/save-file.ts';
import { isProblem } from '../../../lib/send.ts';
import { reports } from '../../../locales/en/reports.ts';
import { ReportFigures } from './report-figures.tsx';
import './report.css';
import { ViewersChart } from './viewers-chart.tsx';
import '../streams.css';

addTranslations('reports', reports);

/** Who watched a stream, for the staff of its channel. */
export function Component() {
  const { t } = useTranslation('reports');
  const { streamId = '' } = useParams();
  return (
    <>
      <PageTitle title={t('title')} />
      <RequireAccount waiting={<Waiting />} failedTitle={t('failed_title')}>
        {(account) => <Report key={`${account.id} ${streamId}`} streamId={streamId} />}
      </RequireAccount>
    </>
  );
}

function Report({ streamId }: { streamId: string }) {
  const { t } = useTranslation('reports');
  const { data: stream, error, refetch, isFetching } = useStream(streamId);
  if (stream) {
    return stream.can.moderate ? (
      <StaffReport stream={stream} />
    ) : (
      <Alone icon={Lock} title={t('staff_title')} text={t('staff_text')} />
    );
  }
  if (!error) return <Waiting />;
  if (isProblem(error, 'not_found') || isProblem(error, 'validation_failed'))
    return <Alone icon={ChartLine} title={t('missing_title')} text={t('missing_text')} />;
  return (
    <main className="page" id="main" tabIndex={-1}>
      <ProblemState
        error={error}
        title={t('failed_title')}
        heading="h1"
        onRetry={() => void refetch()}
        busy={isFetching}
      />
    </main>
  );
}

/** A page with nothing but why there is no report. */
function Alone({ icon, title, text }: { icon: typeof Lock; title: string; text: string }) {
  const { t } = useTranslation('reports');
  return (
    <main className="page" id="main" tabIndex={-1}>
      <EmptyState
        icon={icon}
        heading="h1"
        bare
        title={title}
        actions={
          <Button asChild>
            <Link to="/dashboard">{t('back')}</Link>
          </Button>
        }
      >
        {text}
      </EmptyState>
    </main>
  );
}

function StaffReport({ stream }: { stream: Stream }) {
  const { t } = useTranslation('reports');
  const { data: channel } = useChannel(stream.channel.id);
  const { data: report, error, refetch, isFetching } = useReport(stream.id);
  return (
    <ChannelFrame channelId={stream.channel.id} can={channel?.you.can ?? []}>
      <Head stream={stream} />
      {stream.started_at === null ? (
        <EmptyState icon={ChartLine} title={t('never_title')}>
          {t('never_text')}
        </EmptyState>
      ) : report ? (
        <Panel title={t('chart.title')}>
          <div className="grid gap-6">
            <ReportFigures report={report} />
            {report.joins > 0 ? (
              <ViewersChart viewers={report.viewers} until={report.ended_at ?? new Date().toISOString()} />
            ) : (
              <EmptyState
                icon={ChartLine}
                title={t(report.ended_at === null ? 'chart.empty_title_on_air' : 'chart.empty_title')}
                bare
              >
                {t('chart.empty_text')}
              </EmptyState>
            )}
          </div>
        </Panel>
      ) : error ? (
        <ProblemState
          error={error}
          title={t('failed_title')}
          onRetry={() => void refetch()}
          busy={isFetching}
        />
      ) : (
        <Skeletons>
          <Skeleton className="h-96 rounded-md" />
        </Skeletons>
      )}
    </ChannelFrame>
  );
}

function Head({ stream }: { stream: Stream }) {
  const { t } = useTranslation('reports');
  const file = useReportFile(stream.id);
  const save = () => file.mutate(undefined, { onSuccess: (got) => saveFile(got, `${stream.id}.csv`) });
  return (
    <>
      <header className="page-head">
        <div className="min-w-0">
          <Link className="form-back small" to={`/dashboard?channel=${stream.channel.id}`}>
            <ChevronLeft size={16} strokeWidth={1.75} aria-hidden="true" />
            {t('back')}
          </Link>
          <h1 className="wrap-anywhere">
            <bdi>{stream.title}</bdi>
          </h1>
          <p className="sub mt-1">{whenOf(stream, t)}</p>
        </div>
        {stream.started_at !== null && (
          <div className="btn-row max-tablet:w-full">
            <Button asChild className="max-tablet:grow">
              <Link to={`/watch/${stream.id}`}>{t('watch')}</Link>
            </Button>
            <Button busy={file.isPending} onClick={save} className="max-tablet:grow">
              {!file.isPending && <Download size={18} strokeWidth={1.75} aria-hidden="true" />}
              {t('csv')}
            </Button>
          </div>
        )}
      </header>
      {file.error && (
        <div className="mb-6">
          <ProblemNotice error={file.error} title={t('csv_failed')} onRetry={save} busy={file.isPending} />
        </div>
      )}
    </>
  );
}

function whenOf(stream: Stream, t: ReturnType<typeof useTranslation<'reports'>>['t']): ReactNode {
  if (stream.started_at === null) return t('of');
  const moment = formatMoment(stream.started_at);
  if (stream.ended_at === null) return t('on_air', { moment });
  const length = formatLength(Date.parse(stream.ended_at) - Date.parse(stream.started_at));
  return t('over', { moment, length });
}

function Waiting() {
  return (
    <main className="page" id="main" tabIndex={-1} aria-busy="true">
      <Skeletons>
        <Skeleton className="mb-6 h-9 w-64" />
        <Skeleton className="h-96 rounded-md" />
      </Skeletons>
    </main>
  );
}
