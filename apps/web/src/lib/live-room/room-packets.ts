import type { RoomEvent, roomTopic } from '@footlight/contracts';

/** The topic of everything that the server tells a room. Its type is the contract's own: another value does not compile. */
const topicOfTheServer: typeof roomTopic = 'footlight';

const kinds: Record<RoomEvent['kind'], true> = { chat: true, stream: true, viewers: true };

/** A data packet as it comes out of the room. */
export interface RoomPacket {
  payload: Uint8Array;
  topic: string | undefined;
  /** Identity of the participant that sent it; the media server stamps it, and leaves it empty for the server's own. */
  sender: string | undefined;
}

/**
 * What the server says in a packet, or null when it is not the server's: anybody who may publish can send data, but only
 * the server sends without being a participant.
 */
export function readPacket({ payload, topic, sender }: RoomPacket): RoomEvent | null {
  if (topic !== topicOfTheServer || sender) return null;
  try {
    const event = JSON.parse(new TextDecoder().decode(payload)) as RoomEvent;
    return Object.hasOwn(kinds, event.kind) ? event : null;
  } catch {
    return null;
  }
}
