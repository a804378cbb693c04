import type { Context } from '../src/context.ts';

/** A context that sees these rooms alone: other test files have theirs in the same LiveKit, and would lose them. */
export function withRooms(context: Context, rooms: readonly string[]): Context {
  const listRooms = async () => (await context.livekit.listRooms()).filter((room) => rooms.includes(room));
  return { ...context, livekit: { ...context.livekit, listRooms } };
}
