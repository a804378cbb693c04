import { Badge } from '../../components/badge.tsx';
import { formatClock } from '../../lib/format.ts';
import { useNow } from '../../lib/use-now.ts';

/** How long a stream has been running. */
export function RunningTime({ since }: { since: string }) {
  const now = useNow(1_000);
  return (
    <Badge tone="plate">
      <span role="timer">{formatClock(now - Date.parse(since))}</span>
    </Badge>
  );
}
