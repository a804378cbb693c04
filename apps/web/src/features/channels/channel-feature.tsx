import type { ChannelPage } from '@footlight/contracts';
import { useTranslation } from 'react-i18next';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { Skeletons } from '../../components/skeleton.tsx';
import { FeatureSkeleton } from './channel-skeleton.tsx';
import type { useRunningStream } from '../../api/streams/find-running-stream.ts';
import type { useChannelStreams } from '../../api/streams/list-channel-streams.ts';
import { NextStream } from './next-stream.tsx';
import { LiveStream } from './live-stream.tsx';
import { upcomingOnly } from './upcoming-only.ts';

/** The page's main thing: what is live, else the next date. */
export function ChannelFeature({
  channel,
  live,
  upcoming,
}: {
  channel: ChannelPage;
  live: ReturnType<typeof useRunningStream>;
  upcoming: ReturnType<typeof useChannelStreams>;
}) {
  const { t } = useTranslation('channels');
  const liveStream = live.data;
  const next = upcomingOnly(upcoming.data, liveStream)[0];
  if (liveStream)
    return <LiveStream stream={liveStream} member={channel.you.can.includes('watch_members_only')} />;
  if (live.isPending || upcoming.isPending) {
    return (
      <Skeletons>
        <FeatureSkeleton />
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
