import { useEffect, useRef, useState } from 'react';
import { arrived, silent, summarise, summarySeconds, type Announcing } from './announcements.ts';

/** Milliseconds after loading before additions are read out: what was loaded is not news. */
const settle = 1_000;

/**
 * How the list speaks: `polite` lets a screen reader read every addition, `off` while history is loaded or too much
 * comes at once; then `count` is the number of arrivals to announce instead, changed every few seconds.
 */
export function useAnnouncing(newest: number, quiet: boolean): { live: 'polite' | 'off'; count: number } {
  const [settled, setSettled] = useState(false);
  const [busy, setBusy] = useState(false);
  const [count, setCount] = useState(0);
  const state = useRef<Announcing>(silent);
  const counted = useRef(newest);

  useEffect(() => {
    if (quiet) return;
    const timer = setTimeout(() => setSettled(true), settle);
    return () => {
      clearTimeout(timer);
      setSettled(false);
    };
  }, [quiet]);

  useEffect(() => {
    const more = newest - counted.current;
    counted.current = newest;
    if (!settled || more <= 0) return;
    const before = state.current;
    state.current = arrived(before, more, Date.now());
    if (state.current.busy !== before.busy) setBusy(state.current.busy);
  }, [newest, settled]);

  useEffect(() => {
    const timer = setInterval(() => {
      const summary = summarise(state.current, Date.now());
      state.current = summary.state;
      setBusy(summary.state.busy);
      setCount(summary.count);
    }, summarySeconds * 1000);
    return () => clearInterval(timer);
  }, []);

  return { live: settled && !busy ? 'polite' : 'off', count };
}
