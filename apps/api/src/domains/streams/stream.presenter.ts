import type { Stream } from '@footlight/contracts';
import type { Config } from '../../config/config.ts';
import type { Caller } from '../../http/caller.ts';
import { pictureUrl } from '../../http/picture-url.ts';
import { isEntitled, mayInChannel } from '../access/index.ts';
import { presentChannel } from '../channels/index.ts';
import { type StreamView, endless } from './stream.ts';

/** A stream as this caller sees it: to whom it is not, it says no more than title, channel and start. */
export function presentStream(stream: StreamView, caller: Caller, config: Config): Stream {
  const { viewerFacts } = stream;
  const entitled = isEntitled(stream.visibility, viewerFacts);
  const limit = stream.viewerLimit === endless ? 'unlimited' : stream.viewerLimit;
  return {
    id: stream.id,
    channel: presentChannel(stream.channel),
    title: stream.title,
    description: entitled ? stream.description : '',
    category: stream.category,
    tags: stream.tags,
    cover_url: pictureUrl(stream.coverId),
    visibility: stream.visibility,
    state: stream.state,
    scheduled_for: stream.scheduledFor?.toISOString() ?? null,
    time_zone: stream.timeZone,
    created_at: stream.createdAt.toISOString(),
    started_at: stream.startedAt?.toISOString() ?? null,
    interrupted_at: stream.interruptedAt?.toISOString() ?? null,
    ended_at: stream.endedAt?.toISOString() ?? null,
    canceled_at: stream.canceledAt?.toISOString() ?? null,
    missed_at: stream.missedAt?.toISOString() ?? null,
    viewers: entitled ? stream.viewers : null,
    viewer_limit: entitled ? limit : null,
    watch_url: new URL(`/watch/${stream.id}`, config.publicUrl).href,
    can: {
      manage: mayInChannel(viewerFacts, 'run_streams'),
      moderate: mayInChannel(viewerFacts, 'moderate'),
    },
  };
}
