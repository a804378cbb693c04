import { watchSessionFor } from '../features/viewing/watch-session-registry.ts';
import { preloadViewerRoom } from '../lib/live-room/load-viewer-room.ts';

const watchPath = /^\/watch\/([^/]+)$/;

/** Fetches the media client, which joining waits for, and then the watch page, which only the picture waits for. */
function fetchCode(): void {
  // A failure shows where the code is used.
  preloadViewerRoom().catch(() => undefined);
  import('./pages/watch-page.tsx').catch(() => undefined);
}

function streamOf(target: EventTarget | null): string | undefined {
  const link = target instanceof Element ? target.closest('a') : null;
  return link && link.origin === location.origin ? watchPath.exec(link.pathname)?.[1] : undefined;
}

/**
 * Shortens the way to the picture: the code is fetched when a hand, a finger or the focus comes to a link to a stream,
 * and the seat is asked for with the click itself. No other page pays for it.
 */
export function prefetchWatchPage(): void {
  const near = ({ target }: Event) => {
    if (streamOf(target) !== undefined) fetchCode();
  };
  addEventListener('pointerover', near, { passive: true });
  addEventListener('focusin', near, { passive: true });
  addEventListener('touchstart', near, { passive: true });
  addEventListener(
    'click',
    (event) => {
      if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      const streamId = streamOf(event.target);
      if (streamId !== undefined) watchSessionFor(streamId).begin();
    },
    { capture: true },
  );
  const streamId = watchPath.exec(location.pathname)?.[1];
  if (streamId === undefined) return;
  fetchCode();
  watchSessionFor(streamId).begin();
}
