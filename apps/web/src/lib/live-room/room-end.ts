import { DisconnectReason } from 'livekit-client';

/** Why a room is over: another tab took the place, the server removed us, the room closed, or the connection was lost. */
export type RoomEnd = 'elsewhere' | 'removed' | 'closed' | 'lost';

/** Reads livekit-client's reason. */
export function endOf(reason: DisconnectReason | undefined): RoomEnd {
  switch (reason) {
    case DisconnectReason.DUPLICATE_IDENTITY:
      return 'elsewhere';
    case DisconnectReason.PARTICIPANT_REMOVED:
      return 'removed';
    case DisconnectReason.ROOM_DELETED:
    case DisconnectReason.ROOM_CLOSED:
      return 'closed';
    default:
      return 'lost';
  }
}
