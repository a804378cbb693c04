import { useTranslation } from 'react-i18next';
import { Outlet } from 'react-router';
import { RequireAccount } from '../components/require-account.tsx';
import { Skeleton, Skeletons } from '../components/skeleton.tsx';
import { NotFoundPage } from './not-found-page.tsx';

/** Pages of those who run the server. For everybody else there is nothing. */
export function AdminOnly() {
  const { t } = useTranslation();
  return (
    <RequireAccount waiting={<Waiting />} failedTitle={t('admin_failed')}>
      {(account) => (account.role === 'admin' ? <Outlet /> : <NotFoundPage />)}
    </RequireAccount>
  );
}

function Waiting() {
  return (
    <main className="page" id="main" tabIndex={-1}>
      <Skeletons>
        <Skeleton className="h-10" />
        <Skeleton className="h-40" />
      </Skeletons>
    </main>
  );
}
