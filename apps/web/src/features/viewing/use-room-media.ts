import { useSyncExternalStore } from 'react';
import type { RoomMedia, ViewerRoom } from '../../lib/live-room/viewer-room.ts';

const never = () => () => undefined;

/** What is seen of a room, kept up to date; null before there is one. */
export function useRoomMedia(room: ViewerRoom | null): RoomMedia | null {
  return useSyncExternalStore(room?.subscribe ?? never, () => room?.getMedia() ?? null);
}
