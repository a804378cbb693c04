import { Clapperboard } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../components/empty-state.tsx';
import { Panel } from '../../../components/panel.tsx';
import { ProblemState } from '../../../components/problem-state.tsx';
import { ShowMore } from '../../../components/show-more.tsx';
import { Skeleton, Skeletons } from '../../../components/skeleton.tsx';
import type { PlanRights } from '../../../api/plans/plan-rights.ts';
import { useChannelStreams } from '../../../api/streams/list-channel-streams.ts';
import { PastStreamsTable } from './past-streams-table.tsx';

interface PastStreamsProps {
  channelId: string;
  /** The zone of the account. */
  zone: string;
  rights: PlanRights;
}

/** The streams that have ended, newest first. */
export function PastStreams({ channelId, zone, rights }: PastStreamsProps) {
  const { t } = useTranslation('streams');
  const past = useChannelStreams(channelId, 'ended');
  return (
    <Panel title={t('past.title')} flush>
      {past.data ? (
        past.data.length > 0 ? (
          <PastStreamsTable streams={past.data} zone={zone} rights={rights} />
        ) : (
          <EmptyState icon={Clapperboard} title={t('past.empty_title')} bare>
            {t('past.empty_text')}
          </EmptyState>
        )
      ) : past.isError ? (
        <ProblemState
          error={past.error}
          title={t('past.failed_title')}
          onRetry={() => void past.refetch()}
          busy={past.isFetching}
          bare
        />
      ) : (
        <Skeletons className="grid gap-4 p-5">
          <Skeleton className="h-6" />
          <Skeleton className="h-6" />
          <Skeleton className="h-6" />
        </Skeletons>
      )}
      {past.data && <ShowMore list={past} className="panel__foot" />}
    </Panel>
  );
}
