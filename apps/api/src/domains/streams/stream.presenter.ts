import type { Stream } from '@footlight/contracts';
import type { Context } from '../../context.ts';
import { type Caller, userIdOf } from '../../http/caller.ts';
import { pictureUrl } from '../../http/picture-url.ts';
import { isEntitled, isOnAir, mayInChannel } from '../access/index.ts';
import { personalImageUrl } from '../images/index.ts';
import { presentChannel } from '../channels/index.ts';
import { amountFromSql } from '../entitlements/index.ts';
import type { StreamView } from './stream.ts';

/** A stream as this caller sees it: to whom it is not, it says no more than title, channel and start. */
export function presentStream(
  stream: StreamView,
  caller: Caller,
  context: Pick<Context, 'config' | 'clock'>,
): Stream {
  const { viewerFacts } = stream;
  const entitled = isEntitled(stream.visibility, viewerFacts);
  const limit = amountFromSql(stream.viewerLimit);
  return {
    id: stream.id,
    channel: presentChannel(stream.channel),
    title: stream.title,
    description: entitled ? stream.description : '',
    category: stream.category,
    tags: stream.tags,
    cover_url: coverUrl(stream, caller, context),
    visibility: stream.visibility,
    state: stream.state,
    scheduled_for: stream.scheduledFor?.toISOString() ?? null,
    time_zone: stream.timeZone,
    created_at: stream.createdAt.toISOString(),
    started_at: stream.startedAt?.toISOString() ?? null,
    interrupted_at: stream.interruptedAt?.toISOString() ?? null,
    ended_at: stream.endedAt?.toISOString() ?? null,
    ends_at: isOnAir(stream.state) ? (stream.endsAt?.toISOString() ?? null) : null,
    canceled_at: stream.canceledAt?.toISOString() ?? null,
    missed_at: stream.missedAt?.toISOString() ?? null,
    viewers: entitled ? stream.viewers : null,
    viewer_limit: entitled ? limit : null,
    queue_length: entitled ? stream.queueLength : null,
    queue_members_first: stream.queueMembersFirst,
    start_on_encoder: stream.startOnEncoder,
    watch_url: new URL(`/watch/${stream.id}`, context.config.publicUrl).href,
    can: {
      manage: mayInChannel(viewerFacts, 'run_streams'),
      moderate: mayInChannel(viewerFacts, 'moderate'),
    },
  };
}

/** A cover that is not for everybody has an address for the caller alone. */
function coverUrl(
  { coverId, visibility }: StreamView,
  caller: Caller,
  context: Pick<Context, 'config' | 'clock'>,
): string | null {
  const userId = userIdOf(caller);
  if (coverId === null || visibility !== 'private' || userId === undefined) return pictureUrl(coverId);
  return personalImageUrl(context, coverId, userId);
}
