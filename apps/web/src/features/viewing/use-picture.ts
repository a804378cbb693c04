import { useSyncExternalStore } from 'react';
import type { RoomPicture, ViewerRoom } from '../../lib/live-room/viewer-room.ts';

const never = () => () => undefined;

/** What is seen of a room, kept up to date; null before there is one. */
export function usePicture(room: ViewerRoom | null): RoomPicture | null {
  return useSyncExternalStore(room?.subscribe ?? never, () => room?.getPicture() ?? null);
}
