import type { ErrorCode, StreamState } from '@footlight/contracts';

/** What is known of someone at the signalling door. */
export interface AdmissionFacts {
  identity: string;
  stream: { state: StreamState; ownerId: string; seatHeld: boolean } | undefined;
}

export type Admission = { allowed: true } | { allowed: false; code: ErrorCode; detail: string };

const refuse = (code: ErrorCode, detail: string): Admission => ({ allowed: false, code, detail });

/** Whether someone may join a room now: a viewer with a seat that is held, or the host, while the stream is on air. */
export function mayJoinRoom({ identity, stream }: AdmissionFacts): Admission {
  if (!stream) return refuse('not_found', 'The stream of this media token does not exist.');
  if (identity.startsWith('seat_')) {
    if (stream.state !== 'ended' && !stream.seatHeld)
      return refuse('seat_ended', 'This seat was given back.');
  } else if (identity !== stream.ownerId) {
    return refuse('forbidden', 'You may not publish in this stream.');
  }
  const onAir = stream.state === 'live' || stream.state === 'interrupted';
  return onAir ? { allowed: true } : refuse('stream_not_live', 'The stream is not live.');
}
