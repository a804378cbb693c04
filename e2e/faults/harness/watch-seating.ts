import { setTimeout as delay } from 'node:timers/promises';
import type { Truth } from './truth.ts';

const EVERY_MS = 100;

/** What was seen of a stream's seats from the beginning to the end. */
export interface Seen {
  /** How long a seat was neither held nor reserved while somebody waited, at the longest, in milliseconds. */
  longestUnusedMs: number;
  /** Moments at which somebody who waited had been overtaken. */
  jumps: number;
  /** Moments at which a counter was not what it counts, or there were more seats than the cap. */
  wrongCounters: string[];
  /** The most viewers that LiveKit had in the room. */
  mostInRoom: number;
  /** How often database and LiveKit answered. */
  looks: { database: number; livekit: number };
}

/** Looks at a stream's seats and room ten times a second, and goes on while the database or LiveKit is away. */
export function watchSeating(truth: Truth, streamId: string): { stop(): Promise<Seen> } {
  const seen: Seen = {
    longestUnusedMs: 0,
    jumps: 0,
    wrongCounters: [],
    mostInRoom: 0,
    looks: { database: 0, livekit: 0 },
  };
  const stopping = new AbortController();

  async function lookAtDatabase(): Promise<void> {
    let unusedSince: number | undefined;
    await repeat(stopping.signal, async () => {
      const seating = await truth.seating(streamId);
      const now = performance.now();
      seen.looks.database += 1;
      unusedSince = seating.seat_unused ? (unusedSince ?? now) : undefined;
      seen.longestUnusedMs = Math.max(seen.longestUnusedMs, now - (unusedSince ?? now));
      if (seating.place_jumped) seen.jumps += 1;
      const { taken, held, reserved, reserved_places: places, cap } = seating;
      if (taken !== held || reserved !== places || taken + reserved > cap)
        seen.wrongCounters.push(JSON.stringify(seating));
    });
  }
  const looking = Promise.all([
    lookAtDatabase(),
    repeat(stopping.signal, async () => {
      const viewers = await truth.viewersInRoom(streamId);
      seen.looks.livekit += 1;
      seen.mostInRoom = Math.max(seen.mostInRoom, viewers.length);
    }),
  ]);
  return {
    async stop() {
      stopping.abort();
      await looking;
      return seen;
    },
  };
}

async function repeat(signal: AbortSignal, look: () => Promise<void>): Promise<void> {
  while (!signal.aborted) {
    // Who is away is asked again.
    await look().catch(() => undefined);
    await delay(EVERY_MS, undefined, { signal }).catch(() => undefined);
  }
}
