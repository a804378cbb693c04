import type * as Code from './host-room.ts';
import type { HostRoom, HostRoomHandlers } from './host-room.ts';

let loading: Promise<typeof Code> | undefined;

/** Fetches the code of the media client, once; a failed fetch is tried again by the next call. */
export function preloadHostRoom(): Promise<typeof Code> {
  loading ??= import('./host-room.ts').catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

/** Makes a room for the host, as soon as its code is here. */
export async function loadHostRoom(handlers: HostRoomHandlers): Promise<HostRoom> {
  const { openHostRoom } = await preloadHostRoom();
  return openHostRoom(handlers);
}
