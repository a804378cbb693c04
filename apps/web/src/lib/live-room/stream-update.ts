import type { ChatEvent, RoomEvent, StreamState } from '@footlight/contracts';

/** What a page hears about its stream by other ways than a request for it. */
export interface StreamUpdate {
  state?: StreamState;
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
