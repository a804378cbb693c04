import { formatUntil } from '../lib/format.ts';
import { useNow } from '../lib/use-now.ts';

/** Below this many milliseconds it is near, and lit. */
const near = 3_600_000;

/** How long it is until something begins: "in 24 min". Warm when it is less than an hour. */
export function StartsIn({ at }: { at: string }) {
  const left = Date.parse(at) - useNow(10_000);
  return (
    <span className={left < near ? 'num strong text-accent-text' : 'num'} role="timer">
      {formatUntil(left)}
    </span>
  );
}
