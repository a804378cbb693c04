import type { Context } from '../../context.ts';
import {
  type ListedSeats,
  type SeatDifferencesRow,
  readSeatDifferences,
  recordAbsences,
  restartAbsences,
} from './reconcile-seats.queries.ts';
import { releaseSeatsNow } from './release-seats.ts';
import { renewLeases } from './seats.queries.ts';

/** Somebody in a room; connected once media can flow, and not while they are only joining. */
export interface RoomMember {
  identity: string;
  connected: boolean;
}

/** Who was in a room, listed after `readAt`. A listing that failed must not come here: without an answer nothing is freed. */
export interface ListedRoom {
  streamId: string;
  members: readonly RoomMember[];
  readAt: Date;
}

/** How the seats of a stream differ from who was in its room. */
export interface SeatDifferences {
  /** How many were in the room as viewers. */
  present: number;
  /** Those who are in the room and hold no seat. */
  notHeld: string[];
  /** Those who are in the room and whose lease is to be renewed. */
  toRenew: string[];
  /** Those who are connected and were absent, and those who are not any more. */
  arrived: string[];
  departed: string[];
  /** Those who have not been connected for as long as a lease. */
  absent: SeatDifferencesRow['absent'];
  /** Whether a lease lapsed of somebody who is not in the room. */
  lapsed: boolean;
}

const viewersIn = ({ members }: ListedRoom) => members.filter(({ identity }) => identity.startsWith('seat_'));

function listedSeats(room: ListedRoom): ListedSeats {
  const viewers = viewersIn(room);
  return {
    streamId: room.streamId,
    readAt: room.readAt,
    seatIds: viewers.map(({ identity }) => identity),
    connected: viewers.map(({ connected }) => connected),
  };
}

/** Compares the seats of many streams with who was in their rooms, by one statement. */
export async function findSeatDifferences(
  context: Context,
  rooms: readonly ListedRoom[],
): Promise<Map<string, SeatDifferences>> {
  const { leaseMs } = context.config.seats;
  const listed = rooms.map(listedSeats);
  const presentIn = new Map(listed.map(({ streamId, seatIds }) => [streamId, seatIds.length]));
  const times = { renewBeforeMs: leaseMs / 2, absentMs: leaseMs };
  const rows = await readSeatDifferences(context.db, listed, times);
  return new Map(
    rows.map((row) => [
      row.stream_id,
      {
        present: presentIn.get(row.stream_id) ?? 0,
        notHeld: row.not_held,
        toRenew: row.to_renew,
        arrived: row.arrived,
        departed: row.departed,
        absent: row.absent,
        lapsed: row.lapsed,
      } satisfies SeatDifferences,
    ]),
  );
}

/**
 * Brings the seats of a stream into line with its room: who is in the room without a seat is removed, who is in it keeps
 * the seat, and a seat is freed when its lease lapsed and its holder is not in the room, or when its holder has not been
 * connected for as long as a lease, whatever heartbeats say.
 * @returns how many were removed and how many seats were freed
 */
export async function reconcileSeats(
  context: Context,
  room: ListedRoom,
  { notHeld, toRenew, arrived, departed, absent, lapsed }: SeatDifferences,
): Promise<{ removed: number; freed: number }> {
  const { streamId, readAt } = room;
  const removed = await removeAll(context, streamId, notHeld);
  if (arrived.length + departed.length > 0) await recordAbsences(context.db, { arrived, departed, readAt });
  if (toRenew.length > 0)
    await renewLeases(context.db, toRenew, new Date(readAt.getTime() + context.config.seats.leaseMs));
  let freed = 0;
  if (lapsed) {
    const present = viewersIn(room).map(({ identity }) => identity);
    const gone = { lapsedAt: readAt, present };
    freed += (await releaseSeatsNow(context, streamId, gone, 'lapsed', readAt)).length;
  }
  if (absent.length > 0) {
    const released = new Set(await releaseSeatsNow(context, streamId, { seats: absent }, 'absent', readAt));
    freed += released.size;
    // Those who are still joining: without a seat the signalling gateway lets nobody back in.
    const joining = viewersIn(room).map(({ identity }) => identity);
    await removeAll(
      context,
      streamId,
      joining.filter((identity) => released.has(identity)),
    );
  }
  return { removed, freed };
}

/**
 * LiveKit answers for a room for the first time after it did not: only from now on is anybody absent who could have come
 * back, and nobody loses a seat for the time in which nobody could join.
 */
export function restartSeatAbsences(context: Context, streamId: string, readAt: Date): Promise<void> {
  return restartAbsences(context.db, streamId, readAt);
}

/**
 * Stops at the first failure: when LiveKit does not answer for one, it would not for the others either.
 * @returns how many were still there
 */
async function removeAll(context: Context, streamId: string, identities: readonly string[]): Promise<number> {
  let removed = 0;
  try {
    for (const identity of identities) {
      if (await context.livekit.removeParticipant(streamId, identity)) removed += 1;
    }
  } catch (error) {
    context.log.warn(
      { err: error, streamId },
      'participants without a seat are still in the room; it is tried again',
    );
  }
  return removed;
}
