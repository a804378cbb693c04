import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { Button } from '../components/button.tsx';
import { Skeleton, Skeletons } from '../components/skeleton.tsx';
import { signInPath } from '../lib/return-path.ts';
import { useSession } from '../lib/session.ts';
import { AccountMenu } from './account-menu.tsx';

/** The end of the bar: who uses this browser, or how to sign in. Holds the avatar's place until that is known. */
export function AccountCorner() {
  const { t } = useTranslation();
  const session = useSession();
  const { pathname, search } = useLocation();
  if (session.state === 'account') return <AccountMenu account={session.account} />;
  if (session.state === 'unknown' && session.expected) {
    return (
      <Skeletons className="px-1">
        <Skeleton className="size-8 rounded-full" />
      </Skeletons>
    );
  }
  return (
    <Button asChild>
      <Link to={signInPath(`${pathname}${search}`)}>{t('nav.sign_in')}</Link>
    </Button>
  );
}
