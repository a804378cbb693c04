import type { Category, StreamState, Visibility } from '@footlight/contracts';
import type { ViewerFactsRow } from '../access/fragments.queries.ts';
import { queueLength } from '../seating/fragments.queries.ts';
import { Prisma } from '../../db/client.ts';
import type { StreamView } from './stream.ts';

/** A stream as the columns below read it. */
export interface StreamRow extends ViewerFactsRow {
  id: string;
  title: string;
  description: string;
  category: Category | null;
  tags: string[];
  cover_id: string | null;
  visibility: Visibility;
  state: StreamState;
  scheduled_for: Date | null;
  time_zone: string | null;
  created_at: Date;
  started_at: Date | null;
  interrupted_at: Date | null;
  ended_at: Date | null;
  ends_at: Date | null;
  canceled_at: Date | null;
  missed_at: Date | null;
  taken: number;
  cap: number;
  members_first: boolean;
  start_on_encoder: boolean;
  queue_length: number;
  channel_id: string;
  channel_owner_id: string;
  channel_handle: string;
  channel_name: string;
  channel_avatar_id: string | null;
  channel_created_at: Date;
  channel_active: boolean;
}

/** Columns of a statement that reads streams as `s`, their channels as `c` and their seat counters as `n`. */
export const streamColumns = Prisma.sql`
  s.id, s.title, s.description, s.category, s.tags, s.cover_id, s.visibility, s.state, s.scheduled_for, s.time_zone,
  s.created_at, s.started_at, s.interrupted_at, s.ended_at, s.ends_at, s.canceled_at, s.missed_at, n.taken, n.cap, n.members_first,
  s.start_on_encoder, ${queueLength} AS queue_length,
  c.id AS channel_id, c.owner_id AS channel_owner_id, c.handle AS channel_handle, c.name AS channel_name,
  c.avatar_id AS channel_avatar_id, c.created_at AS channel_created_at, c.active AS channel_active`;

export function asView(row: StreamRow): StreamView {
  return {
    id: row.id,
    title: row.title,
    description: row.description,
    category: row.category,
    tags: row.tags,
    coverId: row.cover_id,
    visibility: row.visibility,
    state: row.state,
    scheduledFor: row.scheduled_for,
    timeZone: row.time_zone,
    createdAt: row.created_at,
    startedAt: row.started_at,
    interruptedAt: row.interrupted_at,
    endedAt: row.ended_at,
    endsAt: row.ends_at,
    canceledAt: row.canceled_at,
    missedAt: row.missed_at,
    viewers: row.taken,
    viewerLimit: row.cap,
    queueLength: row.queue_length,
    queueMembersFirst: row.members_first,
    startOnEncoder: row.start_on_encoder,
    channel: {
      id: row.channel_id,
      ownerId: row.channel_owner_id,
      handle: row.channel_handle,
      name: row.channel_name,
      avatarId: row.channel_avatar_id,
      createdAt: row.channel_created_at,
      active: row.channel_active,
    },
    viewerFacts: {
      role: row.role,
      invitedToStream: row.invitedToStream,
      invitedToChannel: row.invitedToChannel,
      viewerInactive: row.viewerInactive,
      unavailable: row.unavailable,
    },
  };
}

/** Who asks, and when. */
export interface Asking {
  /** An account or a guest; undefined for somebody who is not known. */
  viewerId: string | undefined;
  now: Date;
}
