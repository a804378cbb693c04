import type { Stream } from '@footlight/contracts';
import { CalendarDays } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../components/empty-state.tsx';
import { Panel } from '../../../components/panel.tsx';
import { ProblemState } from '../../../components/problem-state.tsx';
import { ShowMore } from '../../../components/show-more.tsx';
import { Skeleton, Skeletons } from '../../../components/skeleton.tsx';
import type { PlanRights } from '../../../api/plans/plan-rights.ts';
import { useChannelStreams } from '../../../api/streams/list-channel-streams.ts';
import type { UpcomingAction } from './upcoming-stream-dialogs.tsx';
import { UpcomingRow } from './upcoming-row.tsx';

// The forms' code comes with the first question.
const UpcomingStreamDialog = lazy(async () => ({
  default: (await import('./upcoming-stream-dialogs.tsx')).UpcomingStreamDialog,
}));

interface UpcomingStreamsProps {
  channelId: string;
  /** The zone of the account. */
  zone: string;
  rights: PlanRights;
}

/** The streams that have a date, the next one first, with what can be done with each. */
export function UpcomingStreams({ channelId, zone, rights }: UpcomingStreamsProps) {
  const { t } = useTranslation('streams');
  const upcoming = useChannelStreams(channelId, 'scheduled');
  const [asked, setAsked] = useState<{ action: UpcomingAction; stream: Stream } | null>(null);
  const { data } = upcoming;
  return (
    <Panel title={t('upcoming.title')} flush>
      {data ? (
        data.length > 0 ? (
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t('upcoming.stream')}</th>
                <th scope="col">{t('upcoming.who')}</th>
                <th scope="col">{t('upcoming.starts')}</th>
                <th scope="col">
                  <span className="sr-only">{t('upcoming.acts')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {data.map((stream) => (
                <UpcomingRow
                  key={stream.id}
                  stream={stream}
                  onAction={(action) => setAsked({ action, stream })}
                />
              ))}
            </tbody>
          </table>
        ) : (
          <EmptyState icon={CalendarDays} title={t('upcoming.empty_title')} bare>
            {t('upcoming.empty_text')}
          </EmptyState>
        )
      ) : upcoming.isError ? (
        <ProblemState
          error={upcoming.error}
          title={t('upcoming.failed_title')}
          onRetry={() => void upcoming.refetch()}
          busy={upcoming.isFetching}
          bare
        />
      ) : (
        <Skeletons className="grid gap-4 p-5">
          <Skeleton className="h-6" />
          <Skeleton className="h-6" />
        </Skeletons>
      )}
      {data && <ShowMore list={upcoming} className="panel__foot" />}
      {asked && (
        <Suspense>
          <UpcomingStreamDialog {...asked} zone={zone} rights={rights} onClose={() => setAsked(null)} />
        </Suspense>
      )}
    </Panel>
  );
}
