import type { ChatEvent, RoomEvent, Stream, StreamState } from '@footlight/contracts';

/** What is learnt of a stream by other ways than a request for it: from events, packets of the room and other answers. */
export interface StreamUpdate {
  /** All of it. */
  stream?: Stream;
  state?: StreamState;
  scheduledFor?: string | null;
  viewers?: number;
  chatEvent?: ChatEvent;
  /** The number of the chat's newest event. */
  chatSeq?: number;
  /** The stream should be asked for again: something about it has changed. */
  changed?: true;
}

/** What a packet of the room says about the stream. */
export function updateOf(event: RoomEvent): StreamUpdate {
  switch (event.kind) {
    case 'chat':
      return { chatEvent: event.event };
    case 'viewers':
      return { viewers: event.viewers };
    case 'stream':
      return { state: event.state };
  }
}
