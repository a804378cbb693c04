import type { Stream } from '@footlight/contracts';
import type { Config } from '../../config/config.ts';
import { type Caller, userIdOf } from '../../http/caller.ts';
import { presentChannel, runsChannel } from '../channels/index.ts';
import type { StreamView } from './stream.ts';

/** A stream as this caller sees it. */
export function presentStream(stream: StreamView, caller: Caller, config: Config): Stream {
  return {
    id: stream.id,
    channel: presentChannel(stream.channel),
    title: stream.title,
    visibility: stream.visibility,
    state: stream.state,
    created_at: stream.createdAt.toISOString(),
    started_at: stream.startedAt?.toISOString() ?? null,
    interrupted_at: stream.interruptedAt?.toISOString() ?? null,
    ended_at: stream.endedAt?.toISOString() ?? null,
    viewers: stream.viewers,
    viewer_limit: stream.viewerLimit,
    watch_url: new URL(`/watch/${stream.id}`, config.publicUrl).href,
    can: { manage: runsChannel(stream.channel, userIdOf(caller)) },
  };
}
