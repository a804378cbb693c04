import { useSyncExternalStore } from 'react';

function subscribe(listener: () => void): () => void {
  document.addEventListener('fullscreenchange', listener);
  return () => document.removeEventListener('fullscreenchange', listener);
}

/** An iPhone shows only a video full screen, not what lies over it. */
interface PhoneVideo extends HTMLVideoElement {
  webkitEnterFullscreen?: () => void;
}

/** Shows an element full screen, and tells whether it is. */
export function useFullScreen(element: HTMLElement | null) {
  const isFull = useSyncExternalStore(
    subscribe,
    () => element !== null && document.fullscreenElement === element,
  );

  const toggle = () => {
    if (isFull) void document.exitFullscreen();
    else if (element && document.fullscreenEnabled) void element.requestFullscreen().catch(() => undefined);
    else element?.querySelector<PhoneVideo>('video:not([hidden])')?.webkitEnterFullscreen?.();
  };

  return { isFull, toggle };
}
