import type { Stream } from '@footlight/contracts';
import type { RoomPicture } from '../../lib/live-room/viewer-room.ts';
import { ApiProblem } from '../../lib/send.ts';
import type { FailureCause, WatchPhase } from './watch-phase.ts';

/** What fills the frame: the picture, or words in its place. */
export type Stage =
  | { kind: 'picture' }
  | { kind: 'connecting'; again: boolean }
  /** One's own connection dropped; the media client is getting it back. */
  | { kind: 'reconnecting' }
  | { kind: 'camera_off'; sound: boolean }
  /** Live, and nothing has been published yet. */
  | { kind: 'empty' }
  | { kind: 'interrupted'; since: string | null }
  | { kind: 'not_started' }
  | { kind: 'ended' }
  | { kind: 'missing' }
  | { kind: 'full'; retryAt: number }
  | { kind: 'elsewhere' }
  | { kind: 'failed'; cause: FailureCause; retryAt: number }
  /** Asking again would not change it. */
  | { kind: 'refused'; error: unknown };

interface Known {
  stream: Stream | undefined;
  /** Why the stream could not be fetched. */
  error: unknown;
  phase: WatchPhase;
  picture: RoomPicture | null;
}

/** Chooses what a viewer sees. What is known for certain about the stream comes before how the joining goes. */
export function stageOf({ stream, error, phase, picture }: Known): Stage {
  if (!stream && error instanceof ApiProblem && error.status === 404) return { kind: 'missing' };
  if (stream?.state === 'ended') return { kind: 'ended' };

  switch (phase.kind) {
    case 'watching':
      return pictureStage(stream, picture);
    case 'full':
    case 'elsewhere':
    case 'failed':
    case 'refused':
      return phase;
    case 'joining':
      return stream?.state === 'scheduled'
        ? { kind: 'not_started' }
        : { kind: 'connecting', again: phase.again };
    case 'idle':
      return stream?.state === 'scheduled' ? { kind: 'not_started' } : { kind: 'connecting', again: false };
  }
}

function pictureStage(stream: Stream | undefined, picture: RoomPicture | null): Stage {
  if (picture?.connection === 'reconnecting') return { kind: 'reconnecting' };
  if (stream?.state === 'interrupted') return { kind: 'interrupted', since: stream.interrupted_at };
  if (!picture) return { kind: 'connecting', again: false };
  if (picture.screen || picture.camera === 'on') return { kind: 'picture' };
  if (picture.camera === 'off' || picture.sound === 'on') {
    return { kind: 'camera_off', sound: picture.sound === 'on' };
  }
  return { kind: 'empty' };
}
