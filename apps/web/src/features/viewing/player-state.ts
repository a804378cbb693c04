import type { Access, Stream } from '@footlight/contracts';
import type { RoomMedia } from '../../lib/live-room/viewer-room.ts';
import { isProblem } from '../../lib/send.ts';
import { type AccessDenial, accessDenialIn, isAccessDenial } from '../../api/access/get-access.ts';
import type { FailureCause, WatchPhase } from './watch-phase.ts';

/** What fills the frame: the picture, or words in its place. */
export type PlayerState =
  | { kind: 'picture' }
  | { kind: 'connecting'; again: boolean }
  /** One's own connection dropped; the media client is getting it back. */
  | { kind: 'reconnecting' }
  | { kind: 'camera_off'; sound: boolean }
  /** Live, and nothing has been published yet. */
  | { kind: 'empty' }
  | { kind: 'interrupted'; since: string | null }
  /** Not started, and without a date. */
  | { kind: 'not_started' }
  | { kind: 'upcoming'; at: string }
  /** Nobody started it within a day of its time. */
  | { kind: 'missed'; at: string | null }
  | { kind: 'canceled' }
  /** It is not for this viewer. */
  | { kind: 'access_denied'; denial: AccessDenial }
  | { kind: 'ended' }
  | { kind: 'missing' }
  | Extract<WatchPhase, { kind: 'full' }>
  | Extract<WatchPhase, { kind: 'elsewhere' }>
  | { kind: 'failed'; cause: FailureCause; retryAt: number }
  /** Asking again would not change it. */
  | { kind: 'refused'; error: unknown };

interface Known {
  stream: Stream | undefined;
  /** Why the stream could not be fetched. */
  error: unknown;
  /** Whether one may watch; undefined while that is not known or not asked, null when nobody answers. */
  access: Access | null | undefined;
  phase: WatchPhase;
  picture: RoomMedia | null;
}

/** Chooses what a viewer sees. What is known for certain about the stream comes before how the joining goes. */
export function playerStateOf({ stream, error, access, phase, picture }: Known): PlayerState {
  // One answer takes nobody away from a picture that is there.
  if (isProblem(error, 'not_found') && !(stream && phase.kind === 'watching')) return { kind: 'missing' };
  const denial = accessDenialIn(access ?? undefined);
  if (denial) return { kind: 'access_denied', denial };
  if (stream?.state === 'ended') return { kind: 'ended' };
  if (stream?.state === 'canceled') return { kind: 'canceled' };

  switch (phase.kind) {
    case 'watching':
      return mediaState(stream, picture);
    case 'full':
    case 'elsewhere':
    case 'failed':
      return phase;
    case 'refused':
      return refusedState(phase, access);
    case 'joining':
      return waitingState(stream) ?? { kind: 'connecting', again: phase.again };
    case 'idle':
      return waitingState(stream) ?? { kind: 'connecting', again: false };
  }
}

/** Before the start: until when, or why there is none. */
function waitingState(stream: Stream | undefined): PlayerState | null {
  if (stream?.state !== 'scheduled') return null;
  const { scheduled_for: at, missed_at: missed } = stream;
  if (missed !== null) return { kind: 'missed', at };
  return at === null ? { kind: 'not_started' } : { kind: 'upcoming', at };
}

/** A seat that was refused. Where it is not for this viewer, access has the better answer: what to do about it. */
function refusedState(
  phase: Extract<WatchPhase, { kind: 'refused' }>,
  access: Access | null | undefined,
): PlayerState {
  const { code, remedy } = phase.error;
  if (!isAccessDenial(code)) return phase;
  return access === null
    ? { kind: 'access_denied', denial: { reason: code, remedy: remedy ?? null } }
    : { kind: 'connecting', again: false };
}

function mediaState(stream: Stream | undefined, picture: RoomMedia | null): PlayerState {
  if (picture?.connection === 'reconnecting') return { kind: 'reconnecting' };
  const flow = picture?.flow;
  // What comes is newer than what the server knows; and it knows some seconds later what comes no more.
  if (stream?.state === 'interrupted' && flow !== 'flowing') {
    return { kind: 'interrupted', since: stream.interrupted_at };
  }
  if (!picture) return { kind: 'connecting', again: false };
  if (flow === 'stalled') return { kind: 'interrupted', since: null };
  if (picture.screen || picture.camera === 'on') return { kind: 'picture' };
  if (picture.camera === 'off' || picture.sound === 'on') {
    return { kind: 'camera_off', sound: picture.sound === 'on' };
  }
  return { kind: 'empty' };
}
