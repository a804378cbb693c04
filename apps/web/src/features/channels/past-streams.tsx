import type { Stream } from '@footlight/contracts';
import type { ReactNode } from 'react';
import { Skeleton, Skeletons } from '../../components/skeleton.tsx';
import { formatLength, formatMoment } from '../../lib/format.ts';
import type { useChannelStreams } from '../../api/streams/list-channel-streams.ts';
import { StreamSection } from './stream-section.tsx';

interface PastStreamsProps {
  list: ReturnType<typeof useChannelStreams>;
  /** What can be done with one. */
  renderActions: (stream: Stream) => ReactNode;
}

/** What a channel has shown, newest first. */
export function PastStreams({ list, renderActions }: PastStreamsProps) {
  if (list.isPending) {
    return (
      <Skeletons className="grid gap-4">
        <Skeleton className="h-7 w-40" />
        <Skeleton className="h-12" />
        <Skeleton className="h-12" />
      </Skeletons>
    );
  }
  return (
    <StreamSection
      of="past"
      list={list}
      streams={list.data ?? []}
      when={({ started_at }) => started_at !== null && formatMoment(started_at)}
      end={(stream) => (
        <>
          {lengthOf(stream)}
          {renderActions(stream)}
        </>
      )}
    />
  );
}

function lengthOf({ started_at, ended_at }: Stream): string | null {
  return started_at === null || ended_at === null
    ? null
    : formatLength(Date.parse(ended_at) - Date.parse(started_at));
}
