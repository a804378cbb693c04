import { type ErrorCode, roleMay } from '@footlight/contracts';
import { type ViewerFacts, type StreamFacts, isEntitled } from '../access/index.ts';

/** What is known of someone at the signalling door. */
export interface AdmissionFacts {
  identity: string;
  stream:
    | (Pick<StreamFacts, 'state' | 'visibility'> &
        Pick<ViewerFacts, 'role' | 'invitedToStream'> & { seatHeld: boolean })
    | undefined;
}

export type Admission = { allowed: true } | { allowed: false; code: ErrorCode; detail: string };

const refuse = (code: ErrorCode, detail: string): Admission => ({ allowed: false, code, detail });

/** Whether someone may join a room now: a viewer with a seat that is held, or who runs the stream, while it is on air. */
export function mayJoinRoom({ identity, stream }: AdmissionFacts): Admission {
  if (!stream) return refuse('not_found', 'The stream of this media token does not exist.');
  if (identity.startsWith('seat_')) {
    const holds = stream.seatHeld && isEntitled(stream.visibility, stream);
    if (stream.state !== 'ended' && !holds) return refuse('seat_ended', 'This seat was given back.');
  } else if (!roleMay(stream.role, 'run_streams')) {
    return refuse('forbidden', 'You may not publish in this stream.');
  }
  const onAir = stream.state === 'live' || stream.state === 'interrupted';
  return onAir ? { allowed: true } : refuse('stream_not_live', 'The stream is not live.');
}
