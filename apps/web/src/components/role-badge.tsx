import { Shield } from 'lucide-react';
import { useTranslation } from 'react-i18next';

export type Role = 'host' | 'mod' | 'member' | 'guest';

/** What someone is in a chat. */
export function RoleBadge({ role }: { role: Role }) {
  const { t } = useTranslation();
  return (
    <span className="role" data-role={role}>
      {role === 'mod' && <Shield aria-hidden="true" />}
      {t(`role.${role}`)}
    </span>
  );
}
