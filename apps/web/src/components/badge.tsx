import type { StreamState } from '@footlight/contracts';
import { WifiOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface BadgeProps {
  /** `plate`: on a picture. `live`: on what is live, and nowhere else. Give `ok`, `warn`, `danger` and `info` an icon. */
  tone?: 'neutral' | 'live' | 'outline' | 'plate' | 'accent' | 'ok' | 'warn' | 'danger' | 'info';
  children: ReactNode;
}

/** A short word about a state, or a number on a picture. */
export function Badge({ tone = 'neutral', children }: BadgeProps) {
  return (
    <span className="badge" data-tone={tone}>
      {children}
    </span>
  );
}

/** The badge of a stream's state. */
export function StreamBadge({ state }: { state: StreamState }) {
  const { t } = useTranslation();
  switch (state) {
    case 'scheduled':
      return <Badge tone="outline">{t('off_air')}</Badge>;
    case 'live':
      return <Badge tone="live">{t('live')}</Badge>;
    case 'interrupted':
      return (
        <Badge tone="warn">
          <WifiOff aria-hidden="true" />
          {t('interrupted')}
        </Badge>
      );
    case 'ended':
      return <Badge>{t('ended')}</Badge>;
    case 'canceled':
      return <Badge>{t('canceled')}</Badge>;
  }
}
