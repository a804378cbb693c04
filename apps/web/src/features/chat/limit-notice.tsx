import { Timer } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../lib/use-now.ts';

/** Says that one's message waits for a limit, and for how long. Screen readers hear it once, not every second. */
export function LimitNotice({ id, until }: { id: string; until: number | null }) {
  const { t } = useTranslation('chat');
  return (
    <>
      {until !== null && <Countdown key={until} until={until} />}
      <p className="sr-only" role="status" id={id}>
        {until !== null && t('limit.status')}
      </p>
    </>
  );
}

function Countdown({ until }: { until: number }) {
  const { t } = useTranslation('chat');
  const seconds = Math.max(1, Math.ceil((until - useNow(250)) / 1000));
  return (
    <p className="composer__limit small num" aria-hidden="true">
      <Timer size={15} strokeWidth={1.75} />
      {t('limit.left', { seconds })}
    </p>
  );
}
