import { StreamKeyId, UserId } from '@footlight/contracts';
import { z } from 'zod';
import type { Context } from '../../../context.ts';
import { type ListedRoom, type SeatDifferences, findSeatDifferences } from '../../seating/index.ts';
import { type PublisherRow, listPublisherFacts } from './publishers.queries.ts';
import { type ReconciliationRow, readReconciliations } from './reconcile.queries.ts';

/** What the database says beside a listing of a room. */
export interface RoomFacts {
  stream: ReconciliationRow;
  seats: SeatDifferences;
  /** Everyone in the room who came to publish, and what they are to the stream. */
  publishers: PublisherRow[];
}

/** How long a listing waits for others, in milliseconds: listings that were asked for together are answered together. */
const collectMs = 10;

/** Identities of those who come to publish: hosts, and encoders by their stream keys. */
const Publisher = z.union([UserId, StreamKeyId]);

interface Waiting {
  listing: ListedRoom;
  resolve: (facts: RoomFacts | undefined) => void;
  reject: (error: unknown) => void;
}

/**
 * Reads what the database says beside listings, of many rooms by one statement each: a few statements a second for a
 * thousand streams, not a few for each.
 */
export function createRoomFactsReader(context: Context) {
  let waiting: Waiting[] = [];

  async function readAll(batch: Waiting[]): Promise<void> {
    try {
      const facts = await readFacts(
        context,
        batch.map(({ listing }) => listing),
      );
      for (const { listing, resolve } of batch) resolve(facts.get(listing.streamId));
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  }

  /** @returns undefined when the stream is not on air */
  return (listing: ListedRoom): Promise<RoomFacts | undefined> =>
    new Promise((resolve, reject) => {
      waiting.push({ listing, resolve, reject });
      if (waiting.length > 1) return;
      setTimeout(() => {
        const batch = waiting;
        waiting = [];
        void readAll(batch);
      }, collectMs);
    });
}

async function readFacts(context: Context, listings: readonly ListedRoom[]): Promise<Map<string, RoomFacts>> {
  const publishers = listings.flatMap(({ streamId, members }) =>
    members
      .filter(({ identity }) => Publisher.safeParse(identity).success)
      .map(({ identity }) => ({ streamId, identity })),
  );
  const [streams, seats, publisherFacts] = await Promise.all([
    readReconciliations(
      context.db,
      listings.map(({ streamId }) => streamId),
    ),
    findSeatDifferences(context, listings),
    publishers.length === 0 ? [] : listPublisherFacts(context.db, publishers, context.clock.now()),
  ]);
  const facts = new Map<string, RoomFacts>();
  for (const stream of streams) {
    const differences = seats.get(stream.stream_id);
    if (differences) facts.set(stream.stream_id, { stream, seats: differences, publishers: [] });
  }
  for (const publisher of publisherFacts) facts.get(publisher.stream_id)?.publishers.push(publisher);
  return facts;
}
