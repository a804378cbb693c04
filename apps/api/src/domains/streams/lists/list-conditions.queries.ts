import { Prisma } from '../../../db/client.ts';
import { isInactive } from '../../identity/fragments.queries.ts';
import { isOnAir } from '../fragments.queries.ts';
import type { Asking } from '../stream-view.queries.ts';

export type ListState = 'live' | 'scheduled' | 'ended';

/** A place in a list: after the stream that was started, or is to begin, then. */
export interface StreamPlace {
  moment: Date;
  id: string;
}

/** What a stream must have: one term of each group. Terms are what `stream_terms` holds. */
export type TermGroups = readonly (readonly string[])[];

/** How many streams are read at once. */
export const partSizes = [21, 51, 101] as const;
export type PartSize = (typeof partSizes)[number];

/** A part of a list. */
export interface Wanted extends Asking {
  state: ListState;
  channelId: string | undefined;
  /** Whether those are shown too that are in no list, and those that were missed. */
  hiddenToo: boolean;
  after: StreamPlace | undefined;
  /** One of a few sizes: each makes statements of its own. */
  limit: PartSize;
}

/** Which lists of `stream_terms` a list is made of. */
export function listsOf({ state, hiddenToo }: Wanted): string[] {
  return hiddenToo ? [state, `hidden ${state}`] : [state];
}

/** The moment that orders a list, of a stream `s`. */
export const moments = {
  live: Prisma.sql`s.started_at`,
  ended: Prisma.sql`s.started_at`,
  scheduled: Prisma.sql`s.scheduled_for`,
};
const directions = { live: Prisma.sql`DESC`, ended: Prisma.sql`DESC`, scheduled: Prisma.sql`ASC` };
/** How what comes further on in a list compares. */
const beyond = { live: Prisma.sql`<`, ended: Prisma.sql`<`, scheduled: Prisma.sql`>` };
const states = {
  live: isOnAir(Prisma.sql`s.state`),
  ended: Prisma.sql`s.state = 'ended'`,
  scheduled: Prisma.sql`s.state = 'scheduled' AND s.scheduled_for IS NOT NULL`,
};

/** What the rows of a list have in common. The conditions repeat those of the partial indexes, word for word. */
export function inList(wanted: Wanted): Prisma.Sql {
  const { state, channelId, hiddenToo } = wanted;
  const conditions = [states[state]];
  if (!hiddenToo && state === 'scheduled') conditions.push(Prisma.sql`s.missed_at IS NULL`);
  if (!hiddenToo) conditions.push(Prisma.sql`s.visibility IN ('public', 'members_only')`);
  if (channelId !== undefined) conditions.push(Prisma.sql`s.channel_id = ${channelId}`);
  return Prisma.sql`${Prisma.join(conditions, ' AND ')} ${further(wanted, { moment: moments[state], id: Prisma.sql`s.id` })}`;
}

/** What orders a list: a moment, and an id where that is the same. */
interface Order {
  moment: Prisma.Sql;
  id: Prisma.Sql;
}

/** A condition, behind others: what is ordered so is further on in the list than the place. */
export function further({ state, after }: Wanted, { moment, id }: Order): Prisma.Sql {
  return after
    ? Prisma.sql`AND (${moment}, ${id}) ${beyond[state]} (${after.moment}, ${after.id})`
    : Prisma.empty;
}

/**
 * No stream is in a list that is being deleted, or whose channel is, or whose owner's account is suspended or being deleted.
 * `c` is the channel and `o` its owner.
 */
export function isThere(now: Date): Prisma.Sql {
  return Prisma.sql`s.deletion_requested_at IS NULL AND c.deletion_requested_at IS NULL AND NOT ${isInactive(Prisma.sql`o`, now)}`;
}

/** The order of a list. */
export function order(state: ListState, { moment, id }: Order): Prisma.Sql {
  return Prisma.sql`ORDER BY ${moment} ${directions[state]}, ${id} ${directions[state]}`;
}

/** Its number stands in the statement: PostgreSQL keeps a plan only where it knows of how much. See `Wanted`. */
export function atMost({ limit }: Wanted): Prisma.Sql {
  return Prisma.raw(`LIMIT ${limit}`);
}

/** Texts at which PostgreSQL does not look when it plans, so that one plan is kept for common ones and rare ones. */
export function unseen(texts: readonly string[]): Prisma.Sql {
  return Prisma.sql`(SELECT ${texts}::text[])::text[]`;
}

/**
 * A condition, behind others: the stream of this id has one term of each group. `OFFSET 0` lets PostgreSQL ask for each
 * stream in the order of its list, and stop when the page is full, where it would gather all streams with these terms first.
 */
export function hasTerms(id: Prisma.Sql, groups: TermGroups): Prisma.Sql {
  const conditions = groups.map(
    (terms) => Prisma.sql`AND EXISTS (
      SELECT FROM stream_terms h WHERE h.stream_id = ${id} AND h.term = ANY(${unseen(terms)}) OFFSET 0)`,
  );
  return conditions.length === 0 ? Prisma.empty : Prisma.join(conditions, ' ');
}
