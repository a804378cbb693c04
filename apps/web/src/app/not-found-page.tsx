import { Map } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { Button } from '../components/button.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { signInPath } from '../lib/return-path.ts';
import { useSession } from '../lib/session.ts';

/** For an address that leads nowhere. What is private looks the same, so sign-in is always offered. */
export function NotFoundPage() {
  const { t } = useTranslation();
  const session = useSession();
  const { pathname, search } = useLocation();
  return (
    <main className="page" id="main" tabIndex={-1}>
      <PageTitle title={t('not_found.title')} />
      <EmptyState
        icon={Map}
        heading="h1"
        bare
        title={t('not_found.title')}
        actions={
          <>
            <Button variant="primary" asChild>
              <Link to="/">{t('not_found.home')}</Link>
            </Button>
            {session.state === 'anonymous' && (
              <Button asChild>
                <Link to={signInPath(`${pathname}${search}`)}>{t('nav.sign_in')}</Link>
              </Button>
            )}
          </>
        }
      >
        {t('not_found.text')}
      </EmptyState>
    </main>
  );
}
