import type { LoadRoom } from '../../lib/live-room/room-connection.ts';
import type { ViewerRoom } from '../../lib/live-room/viewer-room.ts';
import type { LoadQueue } from './queue-connection.ts';
import type { PlayingTab } from './playing-tab.ts';
import type { SeatPorts } from './seat-lease.ts';

/** What a session needs from outside. */
export interface WatchPorts extends SeatPorts {
  loadRoom: LoadRoom<ViewerRoom>;
  loadQueue: LoadQueue;
  openPlayingTab: (streamId: string) => PlayingTab;
}

/** Milliseconds. */
export const watchTiming = {
  failed: { first: 1_000, longest: 10_000, jitter: 0.2 },
  /** After a seat was refused because the stream is not live, although it is said to be. */
  notLive: 3_000,
  /** A session that was begun ahead waits so long for its page. */
  ahead: 10_000,
} as const;
