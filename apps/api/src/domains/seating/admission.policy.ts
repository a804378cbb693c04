import type { ErrorCode } from '@footlight/contracts';
import { type AudienceFacts, type StreamFacts, isEntitled, isOnAir, mayInChannel } from '../access/index.ts';

/** What is known of somebody who asks the signalling gateway for a room. */
export interface AdmissionFacts {
  identity: string;
  stream: (Pick<StreamFacts, 'state' | 'visibility'> & AudienceFacts & { seatHeld: boolean }) | undefined;
}

export type Admission = { allowed: true } | { allowed: false; code: ErrorCode; detail: string };

const deny = (code: ErrorCode, detail: string): Admission => ({ allowed: false, code, detail });

/** Whether somebody may join a room now: a viewer with a seat that is held and for whom the stream is, or who runs it, while it is on air. */
export function mayJoinRoom({ identity, stream }: AdmissionFacts): Admission {
  if (!stream || stream.unavailable)
    return deny('not_found', 'The stream of this media token does not exist.');
  if (identity.startsWith('seat_')) {
    const holds = stream.seatHeld && isEntitled(stream.visibility, stream);
    if (stream.state !== 'ended' && !holds) return deny('seat_ended', 'This seat was released.');
  } else if (!mayInChannel(stream, 'run_streams')) {
    return deny('forbidden', 'You may not publish in this stream.');
  }
  return isOnAir(stream.state) ? { allowed: true } : deny('stream_not_live', 'The stream is not live.');
}
