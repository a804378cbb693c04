import { useEffect, useLayoutEffect, useState } from 'react';
import type { MediaFlow } from '../../lib/live-room/media-monitor.ts';
import type { PlayerState } from './player-state.ts';
import { nothingShown, remember, settleTiming, steadyStateOf } from './steady-state.ts';

/** What the frame shows of a state that changes quickly while a connection comes back. */
export function useSteadyState(state: PlayerState, flow: MediaFlow | undefined): PlayerState {
  const [shown, setShown] = useState(nothingShown);

  useLayoutEffect(() => setShown((before) => remember(before, state, flow)));

  const { heldBack } = shown;
  useEffect(() => {
    if (heldBack === null) return undefined;
    const settle = () => setShown((before) => ({ ...before, settled: heldBack }));
    const timer = setTimeout(settle, settleTiming[heldBack]);
    return () => clearTimeout(timer);
  }, [heldBack]);

  return steadyStateOf(shown, state, flow);
}
