import type { Session } from '@footlight/contracts';
import { Laptop, type LucideIcon, MonitorSmartphone, Smartphone, Tablet } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../components/badge.tsx';
import { Button } from '../../components/button.tsx';
import { formatMoment } from '../../lib/format.ts';

const icons = {
  desktop: Laptop,
  mobile: Smartphone,
  tablet: Tablet,
  unknown: MonitorSmartphone,
} as const satisfies Record<Session['device'], LucideIcon>;

interface DeviceRowProps {
  session: Session;
  busy: boolean;
  /** Signs it out; `name` is what the row calls it. */
  onEnd: (name: string) => void;
}

/** One sign-in: what it is, where it was last seen and when. */
export function DeviceRow({ session, busy, onEnd }: DeviceRowProps) {
  const { t } = useTranslation('account');
  const Icon = icons[session.device];
  const browser = session.browser ?? t('devices.unknown_browser');
  const name = session.system === null ? browser : t('devices.on', { browser, system: session.system });
  return (
    <li className="account-device">
      <Icon size={22} strokeWidth={1.75} aria-label={t(`devices.kind_${session.device}`)} role="img" />
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <bdi className="strong wrap-anywhere">{name}</bdi>
          {session.current && <Badge tone="accent">{t('devices.this')}</Badge>}
        </p>
        <p className="meta">
          <span>
            {session.current
              ? t('devices.seen_now')
              : t('devices.seen', { time: formatMoment(session.last_seen_at) })}
          </span>
          <span>{t('devices.since', { time: formatMoment(session.created_at) })}</span>
          <bdi>{session.address}</bdi>
        </p>
      </div>
      {!session.current && (
        <Button
          size="sm"
          busy={busy}
          aria-label={t('devices.sign_out_named', { device: name })}
          onClick={() => onEnd(name)}
        >
          {t('devices.sign_out')}
        </Button>
      )}
    </li>
  );
}
