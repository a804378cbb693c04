import type { Account, ReceivedInvitation } from '@footlight/contracts';
import { MailOpen } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ProblemState } from '../../components/problem-state.tsx';
import { RequireAccount } from '../../components/require-account.tsx';
import { ShowMore } from '../../components/show-more.tsx';
import { useMyInvitations } from '../../api/people/list-my-invitations.ts';
import { useAcceptInvitation } from '../../api/people/accept-invitation.ts';
import { useDeclineInvitation } from '../../api/people/decline-invitation.ts';
import { ListSkeleton } from './list-skeleton.tsx';
import { ReceivedOutcome } from './received-outcome.tsx';
import { ReceivedRow } from './received-row.tsx';

/** Where one is invited, to accept or decline. */
export function ReceivedInvitations() {
  const { t } = useTranslation('people');
  return (
    <RequireAccount waiting={<Waiting />} failedTitle={t('received.failed')}>
      {(account) => (
        <main className="page" id="main" tabIndex={-1} key={account.id}>
          <div className="people">
            <header className="page-head">
              <div>
                <h1>{t('received.title')}</h1>
                <p className="sub mt-1">{t('received.text')}</p>
              </div>
            </header>
            {account.email_verified ? <Received /> : <Unproven account={account} />}
          </div>
        </main>
      )}
    </RequireAccount>
  );
}

function Received() {
  const { t } = useTranslation('people');
  const list = useMyInvitations();
  const accept = useAcceptInvitation();
  const decline = useDeclineInvitation();
  const acceptedId =
    accept.variables && 'invitation_id' in accept.variables ? accept.variables.invitation_id : undefined;

  const take = ({ id }: ReceivedInvitation) => {
    decline.reset();
    accept.mutate({ invitation_id: id });
  };
  const refuse = (invitation: ReceivedInvitation) => {
    accept.reset();
    decline.mutate(invitation);
  };

  if (list.isPending) return <ListSkeleton />;
  if (!list.data) {
    return (
      <ProblemState
        error={list.error}
        title={t('received.failed')}
        onRetry={() => void list.refetch()}
        busy={list.isFetching}
      />
    );
  }
  return (
    <>
      <ReceivedOutcome
        accept={accept}
        decline={decline}
        accepting={list.data.find(({ id }) => id === acceptedId)}
      />
      {list.data.length === 0 ? (
        <EmptyState icon={MailOpen} title={t('received.empty_title')}>
          {t('received.empty_text')}
        </EmptyState>
      ) : (
        <ul className="people-list panel">
          {list.data.map((invitation) => (
            <ReceivedRow
              key={invitation.id}
              invitation={invitation}
              accepting={accept.isPending && acceptedId === invitation.id}
              declining={decline.isPending && decline.variables.id === invitation.id}
              onAccept={() => take(invitation)}
              onDecline={() => refuse(invitation)}
            />
          ))}
        </ul>
      )}
      <ShowMore list={list} className="mt-4" />
    </>
  );
}

function Unproven({ account }: { account: Account }) {
  const { t } = useTranslation('people');
  return (
    <EmptyState
      icon={MailOpen}
      title={t('received.empty_title')}
      actions={
        <Button asChild>
          <Link to="/account/security">{t('received.account')}</Link>
        </Button>
      }
    >
      {account.email === null
        ? t('received.no_email_text')
        : t('received.unproven_text', { email: account.email })}
    </EmptyState>
  );
}

function Waiting() {
  return (
    <main className="page" id="main" tabIndex={-1}>
      <div className="people">
        <ListSkeleton />
      </div>
    </main>
  );
}
