import { z } from 'zod';
import { ChatEvent } from './chat.ts';
import { StreamState } from './streams/stream.ts';

/** LiveKit data topic of everything that the server sends to a room. */
export const roomTopic = 'footlight';

/** What the server sends to everyone in a room, as JSON in one reliable data packet. Only packets without a sender are the server's. */
export const RoomEvent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('chat'), event: ChatEvent }),
  z.object({ kind: z.literal('stream'), state: StreamState }),
  z.object({ kind: z.literal('viewers'), viewers: z.int() }),
]);
export type RoomEvent = z.infer<typeof RoomEvent>;

/** Seconds between heartbeats of a seat. */
export const heartbeatSeconds = 30;
