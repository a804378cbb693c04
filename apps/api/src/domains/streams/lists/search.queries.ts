import { type Db, Prisma, type Transaction } from '../../../db/client.ts';
import type { Words } from './search.policy.ts';

/** How alike a word must be to one that is searched for, from 0 to 1: one slip in a word of six letters leaves 0.4. */
const alike = '0.4';
/** How alike the name of a channel must be. */
const alikeName = 0.6;
/** Most channels whose streams a search finds by the channel's name. */
const mostChannels = 50;

/** A condition of streams `s`: the tag is one of theirs. */
export function hasTag(tag: string): Prisma.Sql {
  return Prisma.sql`s.tags @> ARRAY[${tag}]::text[]`;
}

/**
 * A condition of streams `s`: they have all of these words. The index answers for the query; where a stream is looked at
 * without it, most of those that do not match are out by the pieces, which cost a tenth.
 */
export function hasWords({ query, pieces }: Words): Prisma.Sql {
  return allOf([
    ...pieces.map((piece) => Prisma.sql`strpos(' ' || s.search_text || ' ', ${piece}) > 0`),
    Prisma.sql`to_tsvector('simple', s.search_text) @@ to_tsquery('simple', ${query})`,
  ]);
}

/** A condition of streams `s`: one of their words is like this one. See `withSlips`. */
export function hasLike(word: string): Prisma.Sql {
  return Prisma.sql`${word}::text <% s.search_text`;
}

/** A condition of streams `s`: they are of one of these channels. */
export function isOf(channelIds: readonly string[]): Prisma.Sql {
  return Prisma.sql`s.channel_id = ANY(${channelIds}::text[])`;
}

/** All of the conditions. */
export function allOf(conditions: readonly Prisma.Sql[]): Prisma.Sql {
  return Prisma.sql`(${Prisma.join([...conditions], ' AND ')})`;
}

/** One of the conditions. */
export function anyOf(conditions: readonly Prisma.Sql[]): Prisma.Sql {
  return Prisma.sql`(${Prisma.join([...conditions], ' OR ')})`;
}

/** Runs statements that look for slips where their operator, which indexes serve, knows how alike is alike enough. */
export function withSlips<T>(db: Db, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT set_config('pg_trgm.word_similarity_threshold', ${alike}, true)`;
    return work(tx);
  });
}

/**
 * Channels whose name has this in it; short ones must begin with it.
 * @param key what was searched for, as names are compared
 */
export async function channelsNamed(db: Db, key: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM channels
    WHERE CASE WHEN length(${key}) < 3 THEN starts_with(name_key, ${key}) ELSE strpos(name_key, ${key}) > 0 END
    ORDER BY length(name_key), id LIMIT ${mostChannels}`;
  return rows.map(({ id }) => id);
}

/** Channels whose name is like this, the most alike ones first. To be run with `withSlips`. */
export async function channelsNamedLike(tx: Transaction, text: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM channels WHERE ${text}::text <% name AND word_similarity(${text}, name) >= ${alikeName}
    ORDER BY word_similarity(${text}, name) DESC, id LIMIT ${mostChannels}`;
  return rows.map(({ id }) => id);
}
