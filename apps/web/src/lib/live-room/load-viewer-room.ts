import type { ViewerRoom, ViewerRoomHandlers } from './viewer-room.ts';

let loading: Promise<typeof import('./viewer-room.ts')> | undefined;

/** Fetches the code of the media client, once; a failed fetch is tried again by the next call. */
export function preloadViewerRoom(): Promise<typeof import('./viewer-room.ts')> {
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
