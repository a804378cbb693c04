import type { Stream } from '@footlight/contracts';
import { StartsIn } from '../../components/starts-in.tsx';
import { formatMomentLong } from '../../lib/format.ts';
import type { useChannelStreams } from '../../api/streams/list-channel-streams.ts';
import { upcomingOnly } from './upcoming-only.ts';
import { StreamSection } from './stream-section.tsx';

interface UpcomingStreamsProps {
  list: ReturnType<typeof useChannelStreams>;
  /** What is live now: it may stand among the dates for a moment. */
  live: Stream | null | undefined;
}

/** The schedule of a channel. Its next date is shown above, unless a stream is live there. */
export function UpcomingStreams({ list, live }: UpcomingStreamsProps) {
  const coming = upcomingOnly(list.data, live);
  return (
    <StreamSection
      of="upcoming"
      list={list}
      streams={live ? coming : coming.slice(1)}
      when={({ scheduled_for: at }) => at !== null && formatMomentLong(at)}
      end={({ scheduled_for: at }) => at !== null && <StartsIn at={at} />}
    />
  );
}
