import type { ManagedUser } from '@footlight/contracts';
import { Ban, ShieldCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../components/badge.tsx';

/** What is particular about a person. */
export function UserBadges({ user }: { user: ManagedUser }) {
  const { t } = useTranslation('admin');
  return (
    <span className="admin-badges">
      {user.role === 'admin' && (
        <Badge tone="info">
          <ShieldCheck aria-hidden="true" />
          {t('badge.admin')}
        </Badge>
      )}
      {user.suspension && (
        <Badge tone="danger">
          <Ban aria-hidden="true" />
          {t('badge.suspended')}
        </Badge>
      )}
      {user.plan_override && <Badge tone="outline">{t(`plans.${user.plan_override.plan}`)}</Badge>}
    </span>
  );
}
