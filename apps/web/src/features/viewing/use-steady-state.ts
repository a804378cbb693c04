import { useEffect, useState } from 'react';
import type { MediaFlow } from '../../lib/live-room/media-monitor.ts';
import type { PlayerState } from './player-state.ts';
import { nothingShown, remember, settleTiming, steadyStateOf } from './steady-state.ts';

/** What the frame shows of a state that changes quickly while a connection comes back. */
export function useSteadyState(state: PlayerState, flow: MediaFlow | undefined): PlayerState {
  const [before, setBefore] = useState(nothingShown);
  const shown = remember(before, state, flow);
  // While it draws, so that no words flash in between.
  if (shown !== before) setBefore(shown);

  const { heldBack } = shown;
  useEffect(() => {
    if (heldBack === null) return undefined;
    const settle = () => setBefore((now) => ({ ...now, settled: heldBack }));
    const timer = setTimeout(settle, settleTiming[heldBack]);
    return () => clearTimeout(timer);
  }, [heldBack]);

  return steadyStateOf(shown, state, flow);
}
