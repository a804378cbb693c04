import type { Context } from '../../context.ts';
import { listKeysOf } from './stream-keys.queries.ts';

/** What is stored of an account's stream keys, for its export. */
export async function exportStreamKeysOf(context: Context, userId: string) {
  const keys = await listKeysOf(context.db, userId);
  return keys.map(({ id, channelId, prefix, createdAt, lastUsedAt }) => ({
    id,
    channel_id: channelId,
    prefix,
    created_at: createdAt.toISOString(),
    last_used_at: lastUsedAt?.toISOString() ?? null,
  }));
}
