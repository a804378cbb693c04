import type { Invitation } from '@footlight/contracts';
import { Mails } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../components/empty-state.tsx';
import { Notice } from '../../components/notice.tsx';
import { Panel } from '../../components/panel.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { ProblemState } from '../../components/problem-state.tsx';
import { ShowMore } from '../../components/show-more.tsx';
import { ActionProblem } from './action-problem.tsx';
import { InvitationRow } from './invitation-row.tsx';
import { InviteButton } from './invite-button.tsx';
import { useInvitations } from '../../api/people/list-invitations.ts';
import { ListSkeleton } from './list-skeleton.tsx';
import { useResendInvitation } from '../../api/people/resend-invitation.ts';
import { useRevokeInvitation } from '../../api/people/revoke-invitation.ts';
import { focusElement } from './focus-element.ts';

/** Who was invited and has not answered; sends again, and takes back. */
export function InvitationsPanel({ channelId }: { channelId: string }) {
  const { t } = useTranslation('people');
  const invitations = useInvitations(channelId);
  const resend = useResendInvitation(channelId);
  const revoke = useRevokeInvitation(channelId);

  const sendAgain = (invitation: Invitation) => {
    revoke.reset();
    resend.mutate(invitation);
  };
  const takeBack = (invitation: Invitation) => {
    resend.reset();
    revoke.mutate(invitation);
  };

  return (
    <Panel title={t('invitations.title')} aside={<InviteButton channelId={channelId} />} flush>
      <Outcome resend={resend} revoke={revoke} />
      {invitations.data ? (
        invitations.data.length > 0 ? (
          <ul className="people-list">
            {invitations.data.map((invitation) => (
              <InvitationRow
                key={invitation.id}
                invitation={invitation}
                resending={resend.isPending && resend.variables.id === invitation.id}
                revoking={revoke.isPending && revoke.variables.id === invitation.id}
                onResend={() => sendAgain(invitation)}
                onRevoke={() => takeBack(invitation)}
              />
            ))}
          </ul>
        ) : (
          <EmptyState icon={Mails} title={t('invitations.empty_title')} bare>
            {t('invitations.empty_text')}
          </EmptyState>
        )
      ) : invitations.isError ? (
        <ProblemState
          error={invitations.error}
          title={t('invitations.failed')}
          onRetry={() => void invitations.refetch()}
          busy={invitations.isFetching}
          bare
        />
      ) : (
        <ListSkeleton />
      )}
      {invitations.data && <ShowMore list={invitations} className="panel__foot" />}
    </Panel>
  );
}

interface OutcomeProps {
  resend: ReturnType<typeof useResendInvitation>;
  revoke: ReturnType<typeof useRevokeInvitation>;
}

/** What became of the last thing that was done. */
function Outcome({ resend, revoke }: OutcomeProps) {
  const { t } = useTranslation('people');
  if (resend.error) {
    return (
      <div className="people-note">
        <ActionProblem
          error={resend.error}
          title={t('invitations.resend_failed', { email: resend.variables.email })}
          onRetry={() => resend.mutate(resend.variables)}
          busy={resend.isPending}
        />
      </div>
    );
  }
  if (revoke.error) {
    return (
      <div className="people-note">
        <ProblemNotice
          error={revoke.error}
          title={t('invitations.revoke_failed', { email: revoke.variables.email })}
          onRetry={() => revoke.mutate(revoke.variables)}
          busy={revoke.isPending}
        />
      </div>
    );
  }
  if (resend.isSuccess) {
    return (
      <div className="people-note">
        <Notice tone="ok" role="status">
          {t('invitations.resent', { email: resend.variables.email })}
        </Notice>
      </div>
    );
  }
  if (!revoke.isSuccess) return null;
  return (
    <div className="people-note">
      <Notice tone="ok" role="status" ref={focusElement} key={revoke.variables.id}>
        {t('invitations.revoked', { email: revoke.variables.email })}
      </Notice>
    </div>
  );
}
