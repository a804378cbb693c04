import type { Stream } from '@footlight/contracts';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../lib/format.ts';
import { isOnAir } from '../lib/is-on-air.ts';
import { Notice } from './notice.tsx';

/** For those who run a stream: why nobody new gets in. Nothing while there are free seats. */
export function FullStreamNotice({ stream, className }: { stream: Stream; className?: string }) {
  const { t } = useTranslation();
  const { viewers, viewer_limit: limit } = stream;
  // Another notice says why when the plan has no streaming any more.
  if (!isOnAir(stream.state) || stream.ends_at !== null) return null;
  if (viewers === null || typeof limit !== 'number' || viewers < limit) return null;
  // The plan became smaller while the stream ran.
  const over = viewers > limit;
  return (
    <Notice
      tone={over ? 'warn' : 'info'}
      role="status"
      title={t(over ? 'full.over_title' : 'full.title')}
      {...(className !== undefined && { className })}
    >
      {t('full.plan', { count: limit, limit: formatNumber(limit) })}{' '}
      {over ? t('full.over_text', { viewers: formatNumber(viewers) }) : t('full.text')}
    </Notice>
  );
}
