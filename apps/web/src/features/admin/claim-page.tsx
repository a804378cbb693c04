import { KeyRound } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Navigate } from 'react-router';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { PageTitle } from '../../components/page-title.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { addTranslations } from '../../lib/i18n.ts';
import { readStored, writeStored } from '../../lib/browser-storage.ts';
import { useLinkToken } from '../../lib/link-token.ts';
import { signInPath } from '../../lib/return-path.ts';
import { isProblem } from '../../lib/send.ts';
import { useSession } from '../../lib/session.ts';
import { admin } from '../../locales/en/admin.ts';
import { useClaimAdmin } from '../../api/admin/claim-admin.ts';

addTranslations('admin', admin);

const kept = 'footlight.admin-claim';

/** The one-time link of the first admin. Its token waits in this tab while its holder signs in. */
export function Component() {
  const { t } = useTranslation('admin');
  const fromLink = useLinkToken();
  const [token] = useState(() => fromLink || (readStored(kept, 'session') ?? ''));
  useEffect(() => {
    if (token !== '') writeStored(kept, token, 'session');
  }, [token]);
  return (
    <main id="main" tabIndex={-1} className="page">
      <PageTitle title={t('claim.title')} />
      <Claim token={token} />
    </main>
  );
}

function Claim({ token }: { token: string }) {
  const { t } = useTranslation('admin');
  const session = useSession();
  const claim = useClaimAdmin();

  if (claim.isSuccess) {
    writeStored(kept, null, 'session');
    return <Navigate to="/admin" replace />;
  }
  if (token === '' || isProblem(claim.error, 'link_invalid')) {
    return (
      <EmptyState icon={KeyRound} heading="h1" bare title={t('claim.invalid_title')}>
        {t('claim.invalid_text')}
      </EmptyState>
    );
  }
  if (session.state === 'anonymous') {
    return (
      <EmptyState
        icon={KeyRound}
        heading="h1"
        bare
        title={t('claim.title')}
        actions={
          <Button variant="primary" asChild>
            <Link to={signInPath('/admin/claim')}>{t('claim.sign_in')}</Link>
          </Button>
        }
      >
        {t('claim.text_anonymous')}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={KeyRound}
      heading="h1"
      bare
      title={t('claim.title')}
      actions={
        <Button
          variant="primary"
          busy={claim.isPending || session.state !== 'account'}
          onClick={() => claim.mutate(token)}
        >
          {t('claim.do')}
        </Button>
      }
    >
      {session.state === 'account' && <p>{t('claim.text', { name: session.account.display_name })}</p>}
      {claim.error && <ProblemNotice error={claim.error} onRetry={() => claim.mutate(token)} />}
    </EmptyState>
  );
}
