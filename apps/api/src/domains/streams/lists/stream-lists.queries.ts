import { viewerFactColumns } from '../../access/fragments.queries.ts';
import { type Db, Prisma } from '../../../db/client.ts';
import { type StreamRow, asView, streamColumns } from '../stream-view.queries.ts';
import type { StreamView } from '../stream.ts';
import {
  type ListState,
  type TermGroups,
  type Wanted,
  atMost,
  further,
  hasTerms,
  inList,
  isThere,
  moments,
  order,
  unseen,
} from './list-conditions.queries.ts';
import { joinSeating } from '../../seating/fragments.queries.ts';

/** Where the streams `s` of a list are, and what orders them there: a moment, and the stream's id. */
interface Source {
  rows: Prisma.Sql;
  moment: Prisma.Sql;
  id: Prisma.Sql;
}

const byStream = (state: ListState): Source => ({
  rows: Prisma.sql`streams s`,
  moment: moments[state],
  id: Prisma.sql`s.id`,
});

const byTerm: Source = {
  rows: Prisma.sql`stream_terms t JOIN streams s ON s.id = t.stream_id`,
  moment: Prisma.sql`t.moment`,
  id: Prisma.sql`t.stream_id`,
};

/** How `stream_terms` names the lists that everybody sees. */
const everybodys = {
  live: Prisma.sql`'live'`,
  ended: Prisma.sql`'ended'`,
  scheduled: Prisma.sql`'scheduled'`,
};

/** A condition of rows `byTerm`: they are in everybody's list for this term, and have one term of each of the groups. */
function ofTerm(wanted: Wanted, term: Prisma.Sql, groups: TermGroups): Prisma.Sql {
  return Prisma.sql`t.term = ${term} AND t.list = ${everybodys[wanted.state]} ${further(wanted, byTerm)} ${hasTerms(byTerm.id, groups)}`;
}

/** The rest of a statement that reads a part of a list: those streams of a source that fulfil a condition, in its order. */
function from(wanted: Wanted, source: Source, condition: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    FROM ${source.rows} JOIN channels c ON c.id = s.channel_id JOIN users o ON o.id = c.owner_id
    WHERE ${condition} AND ${isThere(wanted.now)} ${order(wanted.state, source)} ${atMost(wanted)}`;
}

async function read(db: Db, wanted: Wanted, source: Source, condition: Prisma.Sql): Promise<StreamView[]> {
  const seated = { ...source, rows: Prisma.sql`${source.rows} ${joinSeating(Prisma.sql`s.id`)}` };
  const rows = await db.$queryRaw<StreamRow[]>`
    SELECT ${streamColumns}, ${viewerFactColumns(wanted.viewerId, wanted.now)} ${from(wanted, seated, condition)}`;
  return rows.map(asView);
}

/** A part of a list, in its order. Terms may narrow the list of a channel; see `listByTerms` for everybody's. */
export function listStreams(db: Db, wanted: Wanted, groups: TermGroups): Promise<StreamView[]> {
  const source = byStream(wanted.state);
  return read(db, wanted, source, Prisma.sql`${inList(wanted)} ${hasTerms(source.id, groups)}`);
}

/** Streams that are found by what they have, or by the channel that they are of. */
export interface Found {
  /** One term of each group, those first that the fewest streams have; none where no stream is found so. */
  terms: TermGroups;
  channelIds: readonly string[];
  /** What the streams of those channels must have: one term of each group. */
  termsInChannels: TermGroups;
}

/** A part of everybody's list, in its order. Each of the first terms is read in that order as far as the page needs. */
export function listByTerms(
  db: Db,
  wanted: Wanted,
  { terms: [first = [], ...others], channelIds, termsInChannels }: Found,
): Promise<StreamView[]> {
  const [term] = first;
  if (term !== undefined && first.length === 1 && channelIds.length === 0)
    return read(db, wanted, byTerm, ofTerm(wanted, Prisma.sql`(SELECT ${term}::text)`, others));

  const stream = byStream(wanted.state);
  const inChannel = Prisma.sql`
    s.channel_id = w.channel_id AND ${inList(wanted)} ${hasTerms(stream.id, termsInChannels)}`;
  const found = { moment: Prisma.sql`f.moment`, id: Prisma.sql`f.id` };
  return read(
    db,
    wanted,
    stream,
    Prisma.sql`s.id IN (
      SELECT f.id FROM (
        SELECT f.* FROM unnest(${unseen(first)}) w(term) CROSS JOIN LATERAL (
          SELECT ${byTerm.moment} AS moment, ${byTerm.id} AS id ${from(wanted, byTerm, ofTerm(wanted, Prisma.sql`w.term`, others))}) f
        UNION
        SELECT f.* FROM unnest(${unseen(channelIds)}) w(channel_id) CROSS JOIN LATERAL (
          SELECT ${stream.moment} AS moment, ${stream.id} AS id ${from(wanted, stream, inChannel)}) f
      ) f ${order(wanted.state, found)} ${atMost(wanted)})`,
  );
}

/** Up to how many streams are counted to find the rarest of some terms. */
const counted = 2_000;

/** Groups of terms, those first that few streams of a list have. */
export async function rarestFirst(db: Db, state: ListState, groups: TermGroups): Promise<TermGroups> {
  if (groups.length < 2) return groups;
  const places = groups.flatMap((terms, place) => terms.map(() => place));
  const rows = await db.$queryRaw<{ place: number }[]>`
    SELECT g.place FROM generate_series(0, ${groups.length - 1}::int) g(place) CROSS JOIN LATERAL (
      SELECT count(*) AS streams FROM (
        SELECT FROM unnest(${places}::int[], ${groups.flat()}::text[]) w(place, term)
        JOIN stream_terms t ON t.term = w.term AND t.list = ${everybodys[state]} WHERE w.place = g.place LIMIT ${counted}
      ) few
    ) n ORDER BY n.streams, g.place`;
  return rows.map(({ place }) => groups[place] ?? []);
}
