import type { Stream } from '@footlight/contracts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { StreamBadge } from '../../../components/badge.tsx';
import { CopyLinkField } from '../../../components/copy-link-field.tsx';
import { FullStreamNotice } from '../../../components/full-stream-notice.tsx';
import { PlanEndNotice } from '../../../components/plan-end-notice.tsx';
import { ProblemNotice } from '../../../components/problem-notice.tsx';
import { WaitingCount } from '../../../components/waiting-count.tsx';
import { formatClock, formatSeats } from '../../../lib/format.ts';
import { useNow } from '../../../lib/use-now.ts';
import type { useRunningStream } from '../../../api/streams/find-running-stream.ts';
import { VisibilityLabel } from '../visibility-label.tsx';

/** The stream that the channel is live with; nothing when it is not. */
export function RunningStream({ running }: { running: ReturnType<typeof useRunningStream> }) {
  const { t } = useTranslation('streams');
  if (running.data) return <RunningStreamPanel stream={running.data} />;
  if (!running.isError) return null;
  return (
    <ProblemNotice
      error={running.error}
      title={t('running.failed')}
      onRetry={() => void running.refetch()}
      busy={running.isFetching}
    />
  );
}

function RunningStreamPanel({ stream }: { stream: Stream }) {
  const { t } = useTranslation('streams');
  const now = useNow(1_000);
  return (
    <section
      className={`panel relative overflow-hidden ${stream.state === 'live' ? 'border-b-3 border-b-lamp' : ''}`}
      aria-label={t('running.title')}
    >
      <div className="panel__body grid gap-5 laptop:grid-cols-[minmax(0,1fr)_minmax(0,32rem)] laptop:items-end laptop:gap-8">
        <div className="grid min-w-0 gap-2">
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <StreamBadge state={stream.state} />
            {stream.started_at !== null && (
              <span className="num strong">{formatClock(now - Date.parse(stream.started_at))}</span>
            )}
            <span className="num sub">{formatSeats(stream.viewers, stream.viewer_limit)}</span>
            <WaitingCount stream={stream} />
          </p>
          <h2 className="wrap-anywhere">
            <bdi>{stream.title}</bdi>
          </h2>
          <p className="flex flex-wrap items-center gap-x-5 gap-y-1">
            <VisibilityLabel visibility={stream.visibility} />
            <Link className="link" to={`/watch/${stream.id}`}>
              {t('running.watch')}
            </Link>
          </p>
        </div>
        <CopyLinkField label={t('running.link')} url={stream.watch_url} />
        <FullStreamNotice stream={stream} className="laptop:col-span-full" />
        <PlanEndNotice stream={stream} className="laptop:col-span-full" />
      </div>
    </section>
  );
}
