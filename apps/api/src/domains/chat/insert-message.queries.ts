import type { ChatAuthor, ChannelRole, StreamState } from '@footlight/contracts';
import type { PlanName } from '@footlight/plans';
import { type Db, Prisma } from '../../db/client.ts';
import { viewerInactive } from '../access/fragments.queries.ts';
import { type PlanRules, currentPlan } from '../entitlements/fragments.queries.ts';
import { isOnAir } from '../streams/fragments.queries.ts';
import { consumePace, isInWindow } from '../limits/fragments.queries.ts';
import { insertEvent } from './chat-events.queries.ts';
import { joinSeating } from '../seating/fragments.queries.ts';

/** The unique index that holds one message per client id, author and stream. */
export const oneMessagePerClientId = 'chat_messages_stream_id_author_id_client_id_key';

interface Pace {
  burst: number;
  everyMs: number;
}

/** A message that somebody wants to send. */
export interface NewMessage {
  id: string;
  streamId: string;
  author: { kind: 'account' | 'guest'; id: string };
  clientId: string | null;
  body: string;
  createdAt: Date;
  /** Whether domains/access said that the stream is for the author, where it has to be asked. */
  accessChecked: boolean;
  /** Plans that have a chat, and the one that counts where none was given. */
  plans: { withChat: readonly PlanName[]; rules: PlanRules };
  /** How fast the author may write, and how much the stream takes. */
  limits: {
    paceKey: string;
    everybody: Pace;
    staff: Pace;
    /** Roles in the channel that count as staff. */
    staffRoles: readonly ChannelRole[];
    stream: { most: number; windowMs: number };
  };
}

/** What became of a message: who wanted to send it where, and its number if it was written. */
export interface InsertedMessage {
  state: StreamState;
  author_name: string | null;
  author_role: ChatAuthor['role'];
  /** Whether the author owns, produces or moderates. */
  is_staff: boolean;
  /** Whether a guest's name looks like the host's. */
  has_similar_name: boolean;
  /** Whether domains/access has to be asked first: nothing was written. */
  needs_access_check: boolean;
  /** Whether the plan of the channel's owner has a chat. */
  has_chat: boolean;
  /** When the stream takes messages again, when it takes no more in this second. */
  stream_full_until: Date | null;
  seq: number | null;
}

/**
 * Writes a message as the stream's next event, in one statement, if the stream is on air, the author has a name (which
 * must not look like the host's when a guest chose it), no limit is reached, and the author has not sent it before. What
 * is refused takes no number; what comes at once, from whatever replica, is judged one after the other, by the locks of
 * the author's row of `rate_limits` and then of the stream's row of `stream_chat`.
 * @returns undefined when there is no such stream
 * @throws unique violation of `oneMessagePerClientId`, when the same message came at once: nothing is written
 */
export async function insertMessage(db: Db, message: NewMessage): Promise<InsertedMessage | undefined> {
  const { id, streamId, author, clientId, body, createdAt: now, accessChecked, plans, limits } = message;
  const { stream } = limits;
  const plan = currentPlan(Prisma.sql`c.owner_id`, now, plans.rules);
  const inWindow = isInWindow(Prisma.sql`t.rate_resets_at`, stream.windowMs, now);
  const isFull = Prisma.sql`${inWindow} AND t.rate_count >= ${stream.most}`;
  const windowEnd = new Date(now.getTime() + stream.windowMs);
  const [row] = await db.$queryRaw<InsertedMessage[]>`
    WITH author AS MATERIALIZED (
      SELECT s.state, ${authorColumns(message)}, ${plan} = ANY(${plans.withChat}) AS has_chat,
        (n.needs_access_check OR ${viewerInactive(author.id, now)}) AND NOT ${accessChecked} AS needs_access_check,
        CASE WHEN ${isFull} THEN t.rate_resets_at END AS stream_full_until
      FROM streams s JOIN channels c ON c.id = s.channel_id ${joinSeating(Prisma.sql`s.id`)}
      JOIN stream_chat t ON t.stream_id = s.id
      WHERE s.id = ${streamId}
    ), allowed AS (
      SELECT CASE WHEN is_staff THEN ${limits.staff.burst}::int ELSE ${limits.everybody.burst}::int END AS burst,
        CASE WHEN is_staff THEN ${limits.staff.everyMs}::int ELSE ${limits.everybody.everyMs}::int END AS every_ms
      FROM author
      WHERE ${isOnAir(Prisma.sql`state`)} AND author_name IS NOT NULL AND NOT has_similar_name
        AND NOT needs_access_check AND has_chat AND stream_full_until IS NULL AND NOT EXISTS (
          SELECT FROM chat_messages
          WHERE stream_id = ${streamId} AND author_id = ${author.id} AND client_id = ${clientId}::text)
    ), pace AS (
      ${consumePace(limits.paceKey, Prisma.sql`FROM allowed`, now)}
    ), next AS (
      UPDATE stream_chat t SET last_seq = last_seq + 1,
        rate_count = CASE WHEN ${inWindow} THEN rate_count + 1 ELSE 1 END,
        rate_resets_at = CASE WHEN ${inWindow} THEN rate_resets_at ELSE ${windowEnd} END
      WHERE stream_id = ${streamId} AND EXISTS (SELECT FROM pace) AND (${isFull}) IS NOT TRUE
      RETURNING last_seq AS seq
    ), message AS (
      INSERT INTO chat_messages (id, stream_id, seq, author_id, author_name, author_role, client_id, body, created_at)
      SELECT ${id}, ${streamId}, seq, ${author.id}, author_name, author_role, ${clientId}, ${body}, ${now} FROM next, author
    ), event AS (
      ${insertEvent({ streamId, type: 'created', messageId: id, payload: null, at: now })}
    )
    SELECT *, (SELECT seq FROM next) AS seq FROM author`;
  return row;
}

/** Who the author is to the stream `s` of the channel `c`. */
function authorColumns({ author, limits }: NewMessage): Prisma.Sql {
  if (author.kind === 'guest')
    return Prisma.sql`
      (SELECT display_name FROM guests WHERE id = ${author.id}) AS author_name, 'guest' AS author_role,
      false AS is_staff,
      EXISTS (
        SELECT FROM guests g JOIN users o ON g.name_key IN (o.name_key, c.name_key)
        WHERE g.id = ${author.id} AND o.id = c.owner_id) AS has_similar_name`;
  // Nobody writes anything while a job removes what they wrote.
  return Prisma.sql`
    (SELECT display_name FROM users WHERE id = ${author.id} AND deletion_requested_at IS NULL) AS author_name,
    CASE WHEN c.owner_id = ${author.id} THEN 'host' ELSE 'account' END AS author_role,
    c.owner_id = ${author.id} OR EXISTS (
      SELECT FROM memberships m
      WHERE m.channel_id = c.id AND m.user_id = ${author.id} AND m.active AND m.role = ANY(${limits.staffRoles})) AS is_staff,
    false AS has_similar_name`;
}
