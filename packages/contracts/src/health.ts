import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { ChannelId, StreamId } from './ids.ts';
import { Cursor, limit, page } from './paging.ts';
import { Moment } from './text.ts';

const Count = z.int().min(0);

/** Kinds of differences between the database and LiveKit that reconciling repairs. */
export const repairKinds = [
  'participant_without_seat',
  'seat_without_participant',
  'stream_without_room',
  'orphaned_room',
] as const;

/** How many differences of each kind were repaired in the last hour. */
export const Repairs = z
  .object({
    participant_without_seat: Count.describe('Somebody in the room who held no seat was removed.'),
    seat_without_participant: Count.describe('A seat whose holder was not in the room was released.'),
    stream_without_room: Count.describe('The room of a stream on air was gone and was made again.'),
    orphaned_room: Count.describe('A room whose stream is not on air was closed.'),
  } satisfies Record<(typeof repairKinds)[number], z.ZodType>)
  .meta({ id: 'Repairs' });
export type Repairs = z.infer<typeof Repairs>;

const Queue = z.object({
  name: z.string(),
  waiting: Count.describe('Jobs that could run now.'),
  retrying: Count.describe('Jobs that failed and wait for their next try.'),
  running: Count,
  failed: Count.describe('Jobs that failed for good, in the last hour or so.'),
  oldest_at: Moment.nullable().describe('Since when the one that has waited longest could have run.'),
});

const Reader = z.object({
  name: z.string(),
  unread: Count.describe('Events that it has not read yet, of whatever type.'),
  retrying: Count.describe('Events that it could not handle and tries again.'),
  oldest_at: Moment.nullable().describe('When the oldest event was written that it has not read.'),
});

/** How the server is, as far as its database and LiveKit say so. */
export const ServerHealth = z
  .object({
    checked_at: Moment.describe('A few seconds old at the most.'),
    server: z
      .object({
        version: z.string(),
        node_version: z.string(),
        uptime_seconds: Count,
        background: z.object({ waiting: Count, running: Count, dropped: Count, failed: Count }),
      })
      .describe('The server that answered. Others may run beside it.'),
    database: z.object({
      version: z.string(),
      size_bytes: Count,
      connections: z.object({ open: Count, limit: Count }).describe('Of all programs to this PostgreSQL.'),
      pool: z
        .object({ open: Count, idle: Count, waiting: Count, limit: Count })
        .describe('Of the server that answered; `waiting` are statements that wait for a connection.'),
    }),
    livekit: z.object({
      status: z.enum(['connected', 'unavailable']),
      nodes: z
        .array(
          z.object({
            id: z.string(),
            version: z.string(),
            region: z.string().nullable(),
            seen_at: Moment.describe('When somebody joined there last.'),
          }),
        )
        .describe('Nodes that people joined through the server that answered, in the last day.'),
    }),
    streams: z.object({
      live: Count,
      interrupted: Count,
      seats_taken: Count,
      seats_reserved: Count,
      queue_length: Count,
      oldest_listing_at: Moment.nullable().describe('When the room was listed that was listed longest ago.'),
      unlisted: Count.describe('Rooms that LiveKit did not list when it was asked last.'),
    }),
    repairs: Repairs,
    jobs: z.array(Queue).describe('Kinds of jobs of which there are some.'),
    mails: z
      .object({ retrying: Count, failed: Count })
      .describe('Jobs of mails that failed and are tried again, and that failed for good in the last hour.'),
    event_readers: z.array(Reader),
  })
  .meta({ id: 'ServerHealth' });
export type ServerHealth = z.infer<typeof ServerHealth>;

export const getServerHealth = endpoint({
  id: 'getServerHealth',
  method: 'GET',
  path: '/v1/admin/health',
  tag: 'admin',
  summary: 'How the server is',
  description: 'Versions, database, jobs, mails and what reconciling repaired in the last hour.',
  caller: 'admin',
  success: { 200: z.object({ health: ServerHealth }) },
  errors: [],
});

/** A stream on air: what the database says beside what LiveKit said. */
export const StreamHealth = z
  .object({
    stream: z.object({ id: StreamId, title: z.string(), state: z.enum(['live', 'interrupted']) }),
    channel: z.object({ id: ChannelId, handle: z.string(), name: z.string() }),
    seats: z.object({
      taken: Count,
      reserved: Count.describe('Free seats that are kept for the first in the queue.'),
      limit: z.union([Count, z.literal('unlimited')]),
    }),
    room: z.object({
      viewers: Count.describe('Viewers in the room when it was listed last.'),
      participants: Count.describe('Everybody in the room then: hosts too.'),
      listed_at: Moment.describe('When LiveKit was asked last.'),
      failures: Count.describe('How many times in a row LiveKit has not answered.'),
    }),
    queue_length: Count,
    repairs: Repairs,
  })
  .meta({ id: 'StreamHealth' });
export type StreamHealth = z.infer<typeof StreamHealth>;

export const listStreamHealth = endpoint({
  id: 'listStreamHealth',
  method: 'GET',
  path: '/v1/admin/health/streams',
  tag: 'admin',
  summary: 'The streams on air: database, room and queue side by side',
  description:
    'Newest first. `differing` are those whose seats and viewers in the room are not as many, whose room LiveKit does not list, or at which something was repaired in the last hour.',
  caller: 'admin',
  query: z.strictObject({
    show: z.enum(['all', 'differing']).default('all'),
    cursor: Cursor.optional(),
    limit: limit(50, 100),
  }),
  success: { 200: page(StreamHealth) },
  errors: [],
});
