import type { Stream } from '@footlight/contracts';
import { addTranslations } from '../../../lib/i18n.ts';
import { usePlanRights } from '../../../api/plans/plan-rights.ts';
import { useAccount } from '../../../lib/session.ts';
import { streams } from '../../../locales/en/streams.ts';
import { DuplicateButton } from './duplicate-button.tsx';

addTranslations('streams', streams);

interface DuplicatePastStreamProps {
  stream: Stream;
  size: 'sm' | 'md';
  /** When there is another one. */
  onMade: () => void;
}

/** Away from the dashboard: the way to another stream like one that is over. */
export function DuplicatePastStream({ stream, size, onMade }: DuplicatePastStreamProps) {
  const account = useAccount();
  const rights = usePlanRights(stream.channel.id);
  if (!account) return null;
  return (
    <DuplicateButton stream={stream} zone={account.time_zone} rights={rights} size={size} onMade={onMade} />
  );
}
