import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { Button } from '../components/button.tsx';
import { Skeleton, Skeletons } from '../components/skeleton.tsx';
import { signInPath } from '../lib/return-path.ts';
import { useSession } from '../lib/session.ts';

/** For people who are signed in only: a guest who opens a link waits for none of it. */
const AccountMenu = lazy(async () => ({ default: (await import('./account-menu.tsx')).AccountMenu }));

/** The end of the bar: who uses this browser, or how to sign in. Holds the avatar's place until that is known. */
export function AccountCorner() {
  const { t } = useTranslation();
  const session = useSession();
  const { pathname, search } = useLocation();
  if (session.state === 'account') {
    return (
      <Suspense fallback={<Place />}>
        <AccountMenu account={session.account} />
      </Suspense>
    );
  }
  if (session.state === 'unknown' && session.expected) return <Place />;
  return (
    <Button asChild>
      <Link to={signInPath(`${pathname}${search}`)}>{t('nav.sign_in')}</Link>
    </Button>
  );
}

function Place() {
  return (
    <Skeletons className="px-1">
      <Skeleton className="size-8 rounded-full" />
    </Skeletons>
  );
}
