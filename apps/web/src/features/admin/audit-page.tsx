import { useTranslation } from 'react-i18next';
import { addTranslations } from '../../lib/i18n.ts';
import { admin } from '../../locales/en/admin.ts';
import { AdminFrame } from './admin-frame.tsx';
import { AuditLog } from './audit-log.tsx';
import './admin.css';

addTranslations('admin', admin);

/** Everything that admins did. */
export function Component() {
  const { t } = useTranslation('admin');
  return (
    <AdminFrame title={t('audit.title')} text={t('audit.text')}>
      <div className="panel">
        <AuditLog />
      </div>
    </AdminFrame>
  );
}
