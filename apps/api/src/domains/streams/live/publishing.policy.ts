import type { ParticipantInfo } from 'livekit-server-sdk';

/** Whether anybody with a right to publish publishes anything, muted or not. */
export function isPublishing(participants: Pick<ParticipantInfo, 'permission' | 'tracks'>[]): boolean {
  return participants.some(
    (participant) => participant.permission?.canPublish === true && participant.tracks.length > 0,
  );
}
