import { loadViewerRoom } from '../../lib/live-room/load-viewer-room.ts';
import { releaseSeat } from '../../api/seating/release-seat.ts';
import { renewSeat } from '../../api/seating/renew-seat.ts';
import { takeSeat } from '../../api/seating/take-seat.ts';
import { openPlayingTab } from './playing-tab.ts';
import type { WatchPorts } from './watch-ports.ts';
import { WatchSession } from './watch-session.ts';

const sessions = new Map<string, WatchSession>();
const ports: WatchPorts = {
  takeSeat,
  renewSeat,
  releaseSeat,
  loadRoom: loadViewerRoom,
  openPlayingTab,
  loadQueue: async (streamId, handlers) => (await import('./open-queue.ts')).openQueue(streamId, handlers),
};

/** This page's session of a stream: one at a time, whoever asks for it. */
export function watchSessionFor(streamId: string): WatchSession {
  const existing = sessions.get(streamId);
  if (existing) return existing;
  const session = new WatchSession(streamId, ports, () => sessions.delete(streamId));
  sessions.set(streamId, session);
  return session;
}
