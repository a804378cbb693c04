import { useEffect, useState } from 'react';
import type { Delay } from '../../lib/live-room/delay.ts';
import type { ViewerRoom } from '../../lib/live-room/viewer-room.ts';

/** Milliseconds between two measurements. */
const every = 2_000;

/** How far the picture is behind the media server, measured while `active`; null while it is not known. */
export function useDelay(room: ViewerRoom | null, active: boolean): Delay | null {
  const [delay, setDelay] = useState<Delay | null>(null);

  useEffect(() => {
    if (!room || !active) return;
    let stopped = false;
    const look = () =>
      room.readDelay().then(
        (measured) => {
          if (!stopped) setDelay(measured);
        },
        // A browser without these statistics: there is no delay to show.
        () => undefined,
      );
    const timer = setInterval(() => void look(), every);
    return () => {
      stopped = true;
      clearInterval(timer);
    };
  }, [room, active]);

  return active ? delay : null;
}
