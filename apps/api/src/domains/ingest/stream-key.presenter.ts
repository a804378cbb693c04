import type { StreamKey } from '@footlight/contracts';
import type { StreamKeyView } from './stream-keys.queries.ts';

/** A stream key as its person sees it: everything but the key. */
export function presentStreamKey({ id, prefix, createdAt, lastUsedAt, session }: StreamKeyView): StreamKey {
  return {
    id,
    prefix,
    created_at: createdAt.toISOString(),
    last_used_at: lastUsedAt?.toISOString() ?? null,
    session: session && {
      id: session.id,
      stream_id: session.streamId,
      started_at: session.createdAt.toISOString(),
    },
  };
}
