import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { signInAgainPath } from '../../lib/return-path.ts';

/** Where a fresh sign-in is needed and there is no password to ask for: the way there and back. */
export function SignInAgain() {
  const { t } = useTranslation('account');
  const { pathname } = useLocation();
  return (
    <Notice
      tone="warn"
      role="alert"
      title={t('prove.title')}
      action={
        <Button size="sm" asChild>
          <Link to={signInAgainPath(pathname)}>{t('prove.link')}</Link>
        </Button>
      }
    >
      {t('prove.text')}
    </Notice>
  );
}
