import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';

/** Why no mail comes yet, and where to change that. */
export function MissingEmail({ email }: { email: string | null }) {
  const { t } = useTranslation('notifications');
  return (
    <Notice
      tone="warn"
      title={t(email === null ? 'mail.none' : 'mail.unconfirmed')}
      action={
        <Button size="sm" asChild>
          <Link to="/account/security">{t(email === null ? 'mail.add' : 'mail.confirm')}</Link>
        </Button>
      }
    >
      {t('mail.only_confirmed')}
    </Notice>
  );
}
