import type { MediaFlow } from '../../lib/live-room/media-monitor.ts';
import type { PlayerState } from './player-state.ts';

/** How long words about a loss stay when nothing says yet what comes next, in milliseconds. */
export const settleTiming = {
  /** A host who comes back publishes the sound before the camera. */
  camera_off: 3_000,
  /** The tracks of a room that was joined again come after the joining. */
  empty: 5_000,
  /** The picture is there, and nothing of it has come. */
  picture: 5_000,
} as const;

/** States that may last for a moment only, while a connection comes back. */
type Passing = keyof typeof settleTiming;

/** What has to be remembered of what the frame showed. */
export interface Shown {
  /** Whether there was picture or sound before. */
  hadMedia: boolean;
  /** The words about a loss that are shown; null while there are none. */
  loss: PlayerState | null;
  /** What would be shown instead, and is held back. */
  heldBack: Passing | null;
  /** What has been held back for long enough. */
  settled: Passing | null;
}

export const nothingShown: Shown = { hadMedia: false, loss: null, heldBack: null, settled: null };

/**
 * What the frame shows: the words about a loss until media flows again. While a connection comes back, what is known of the
 * room changes several times within seconds, and none of it is worth reading.
 */
export function steadyStateOf(before: Shown, state: PlayerState, flow: MediaFlow | undefined): PlayerState {
  const passing = passingKindOf(state, flow);
  if (before.loss && passing !== null && before.settled !== passing) return before.loss;
  // What was there and is gone: the host dropped, which the server knows some seconds later.
  return passing === 'empty' && before.hadMedia ? { kind: 'interrupted', since: null } : state;
}

/** What to remember of it. The same object where nothing changes. */
export function remember(before: Shown, state: PlayerState, flow: MediaFlow | undefined): Shown {
  const shown = steadyStateOf(before, state, flow);
  const passing = passingKindOf(state, flow);
  const next: Shown = {
    hadMedia: before.hadMedia || state.kind === 'picture' || state.kind === 'camera_off',
    loss: isAboutLoss(shown) ? shown : null,
    heldBack: shown === before.loss ? passing : null,
    settled: before.settled === passing ? passing : null,
  };
  return isSame(before, next) ? before : next;
}

function passingKindOf({ kind }: PlayerState, flow: MediaFlow | undefined): Passing | null {
  if (kind === 'picture') return flow === 'awaited' ? kind : null;
  return kind === 'camera_off' || kind === 'empty' ? kind : null;
}

function isAboutLoss(state: PlayerState): boolean {
  switch (state.kind) {
    case 'reconnecting':
    case 'interrupted':
    case 'failed':
      return true;
    case 'connecting':
      return state.again;
    default:
      return false;
  }
}

function isSame(one: Shown, other: Shown): boolean {
  return (
    one.hadMedia === other.hadMedia &&
    one.heldBack === other.heldBack &&
    one.settled === other.settled &&
    (one.loss === other.loss ||
      (one.loss !== null && other.loss !== null && saysTheSame(one.loss, other.loss)))
  );
}

/** Words about a loss hold nothing but text and numbers. */
function saysTheSame(one: PlayerState, other: PlayerState): boolean {
  const others: Record<string, unknown> = { ...other };
  return Object.entries(one).every(([key, value]) => others[key] === value);
}
