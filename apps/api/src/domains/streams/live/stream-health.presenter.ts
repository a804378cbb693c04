import type { Repairs, StreamHealth } from '@footlight/contracts';
import { amountFromSql } from '../../entitlements/index.ts';
import type { StreamHealthRow } from './stream-health.queries.ts';

/** A stream on air, as admins see it. */
export function presentStreamHealth(row: StreamHealthRow & { repairs: Repairs }): StreamHealth {
  return {
    stream: { id: row.id, title: row.title, state: row.state },
    channel: { id: row.channelId, handle: row.handle, name: row.channelName },
    seats: {
      taken: row.taken,
      reserved: row.reserved,
      limit: amountFromSql(row.cap),
    },
    room: {
      viewers: row.viewersPresent,
      participants: row.participants,
      listed_at: row.reconciledAt.toISOString(),
      failures: row.failures,
    },
    queue_length: row.queueLength,
    repairs: row.repairs,
  };
}
