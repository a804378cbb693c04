import { isVisible } from './page-changes.ts';

/** Which of a viewer's tabs plays a stream, as far as this browser knows. */
export interface PlayingTab {
  /** This tab plays, until it lets go or is closed, however that comes. */
  claim: () => void;
  /** Asks whether another tab of this browser plays, and waits until none does. */
  wait: (handlers: WaitHandlers) => void;
  /** This tab neither plays nor waits. */
  letGo: () => void;
}

interface WaitHandlers {
  /** No other tab plays any more, and somebody looks at this one: it plays now. */
  onFree: () => void;
  /** No tab of this browser plays: it is another browser or device. */
  onOtherDevice: () => void;
}

/**
 * Knows the playing tab by a lock of the browser, which ends with its tab also where that crashes. Plain http on a local network
 * has no locks: there a tab that waits hears nothing.
 */
export function openPlayingTab(streamId: string): PlayingTab {
  const name = `footlight.playing.${streamId}`;
  let turn = new AbortController();
  let claims = false;

  function begin(): AbortSignal {
    letGo();
    turn = new AbortController();
    return turn.signal;
  }
  function letGo(): void {
    claims = false;
    turn.abort();
  }
  /** Holds a lock until the signal aborts. */
  const hold = (signal: AbortSignal) =>
    new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
  const request = (options: LockOptions, granted: (lock: Lock | null) => Promise<void> | void): void => {
    if (!('locks' in navigator)) return;
    // One that was let go before it came is refused with an AbortError.
    navigator.locks.request(name, options, granted).catch(() => undefined);
  };

  return {
    claim() {
      // A lock that is given back and asked for anew goes to the next one first.
      if (claims) return;
      const signal = begin();
      claims = true;
      request({ signal }, () => hold(signal));
    },
    wait({ onFree, onOtherDevice }) {
      const signal = begin();
      const play = (): Promise<void> => {
        claims = true;
        onFree();
        return hold(signal);
      };
      const waitForLock = (): void =>
        request({ signal }, () => {
          if (signal.aborted) return;
          if (isVisible()) return play();
          // The next one is asked. Who comes back to this one plays here, unless another one plays by then.
          document.addEventListener('visibilitychange', onVisible);
        });
      const onVisible = (): void => {
        if (!signal.aborted && !isVisible()) return;
        document.removeEventListener('visibilitychange', onVisible);
        if (!signal.aborted) ask(play);
      };
      const ask = (onNobody: () => Promise<void> | void): void =>
        request({ ifAvailable: true }, (lock) => {
          if (signal.aborted) return;
          return lock ? onNobody() : waitForLock();
        });
      ask(onOtherDevice);
    },
    letGo,
  };
}
