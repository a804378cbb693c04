import { onRecovery } from '../../lib/connection.ts';

interface PageHandlers {
  /** The page goes away, or the browser puts it aside. */
  onHide: () => void;
  /** The browser had put the page aside and shows it again. */
  onShowAgain: () => void;
  /** Somebody looks at the page again. */
  onVisible: () => void;
  /** The network or the server is back. */
  onReachable: () => void;
}

/** Whether somebody may be looking at the page. */
export function isVisible(): boolean {
  return document.visibilityState !== 'hidden';
}

/** Calls back when the page or its way to the server changes. The answer stops it. */
export function onPageChanges({ onHide, onShowAgain, onVisible, onReachable }: PageHandlers): () => void {
  const onShow = (event: PageTransitionEvent) => {
    if (event.persisted) onShowAgain();
  };
  const onVisibility = () => {
    if (isVisible()) onVisible();
  };
  addEventListener('pagehide', onHide);
  addEventListener('pageshow', onShow);
  document.addEventListener('visibilitychange', onVisibility);
  const stopListening = onRecovery(onReachable);
  return () => {
    removeEventListener('pagehide', onHide);
    removeEventListener('pageshow', onShow);
    document.removeEventListener('visibilitychange', onVisibility);
    stopListening();
  };
}
