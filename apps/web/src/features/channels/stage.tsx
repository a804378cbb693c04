import type { ChannelPage } from '@footlight/contracts';
import { useTranslation } from 'react-i18next';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { Skeletons } from '../../components/skeleton.tsx';
import { StageSkeleton } from './channel-skeleton.tsx';
import type { useRunningStream } from '../../api/streams/find-running-stream.ts';
import type { useChannelStreams } from '../../api/streams/list-channel-streams.ts';
import { NextStream } from './next-stream.tsx';
import { OnAir } from './on-air.tsx';
import { stillToCome } from './still-to-come.ts';

/** The page's main thing: what is live, else the next date. */
export function Stage({
  channel,
  live,
  upcoming,
}: {
  channel: ChannelPage;
  live: ReturnType<typeof useRunningStream>;
  upcoming: ReturnType<typeof useChannelStreams>;
}) {
  const { t } = useTranslation('channels');
  const onAir = live.data;
  const next = stillToCome(upcoming.data, onAir)[0];
  if (onAir) return <OnAir stream={onAir} member={channel.you.can.includes('watch_members_only')} />;
  if (live.isPending || upcoming.isPending) {
    return (
      <Skeletons>
        <StageSkeleton />
      </Skeletons>
    );
  }
  return (
    <>
      {live.isError && (
        <ProblemNotice
          error={live.error}
          title={t('live.failed')}
          onRetry={() => void live.refetch()}
          busy={live.isFetching}
        />
      )}
      {next?.scheduled_for && <NextStream stream={next} at={next.scheduled_for} />}
    </>
  );
}
