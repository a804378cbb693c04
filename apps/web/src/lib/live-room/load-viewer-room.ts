import type * as Code from './viewer-room.ts';
import type { ViewerRoom, ViewerRoomHandlers } from './viewer-room.ts';

let loading: Promise<typeof Code> | undefined;

/** Fetches the code of the media client and makes the browser ready for it, once; a failed fetch is tried again by the next call. */
export function preloadViewerRoom(): Promise<typeof Code> {
  loading ??= import('./viewer-room.ts').then(
    (code) => {
      startMediaThreads();
      return code;
    },
    (error: unknown) => {
      loading = undefined;
      throw error;
    },
  );
  return loading;
}

/**
 * Makes a connection that is never used: the first one of a page starts the browser's threads and codecs for media,
 * which takes Chromium some 60 ms, and the first picture need not wait for that.
 */
function startMediaThreads(): void {
  if (typeof RTCPeerConnection === 'undefined') return;
  const connection = new RTCPeerConnection();
  connection.addTransceiver('video', { direction: 'recvonly' });
  void connection
    .createOffer()
    .catch(() => undefined)
    .finally(() => connection.close());
}

/** Makes a room for a viewer, as soon as its code is here. */
export async function loadViewerRoom(handlers: ViewerRoomHandlers): Promise<ViewerRoom> {
  const { openViewerRoom } = await preloadViewerRoom();
  return openViewerRoom(handlers);
}
