import type { StreamState } from '@footlight/contracts';
import type { Connection } from '../../lib/live-room/connection-state.ts';
import type { BroadcastPhase } from './broadcast.ts';

/** Where the host stands, in the words of the bar. */
export type BroadcastState =
  /** Not started. */
  | 'off'
  | 'going_live'
  | 'on_air'
  /** The room is joined, and the server does not see anything published (yet). */
  | 'interrupted'
  /** On air, but the way to the server is lost for a moment. */
  | 'reconnecting'
  /** The stream is live, and this page sends nothing: after a reload, or while another tab sends. */
  | 'idle'
  /** Over, or canceled before it began. */
  | 'ended';

/** Joins what the server says of the stream with how this page's broadcast goes. */
export function broadcastStateOf(
  stream: StreamState,
  phase: BroadcastPhase,
  connection: Connection,
): BroadcastState {
  if (stream === 'ended' || stream === 'canceled') return 'ended';
  switch (phase.kind) {
    case 'starting':
      return 'going_live';
    case 'joining':
      return phase.again ? 'reconnecting' : 'going_live';
    case 'on_air':
    case 'ending':
      if (connection === 'reconnecting') return 'reconnecting';
      return stream === 'interrupted' ? 'interrupted' : 'on_air';
    case 'lost':
      return 'reconnecting';
    case 'elsewhere':
      return 'idle';
    case 'off':
      return stream === 'scheduled' ? 'off' : 'idle';
  }
}
