import type * as Code from './viewer-room.ts';
import type { ViewerRoom, ViewerRoomHandlers } from './viewer-room.ts';

let loading: Promise<typeof Code> | undefined;

/** Fetches the code of the media client, once; a failed fetch is tried again by the next call. */
export function preloadViewerRoom(): Promise<typeof Code> {
  loading ??= import('./viewer-room.ts').catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

/** Makes a room for a viewer, as soon as its code is here. */
export async function loadViewerRoom(handlers: ViewerRoomHandlers): Promise<ViewerRoom> {
  const { openViewerRoom } = await preloadViewerRoom();
  return openViewerRoom(handlers);
}
