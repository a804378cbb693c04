import { useQueryClient } from '@tanstack/react-query';
import { MailCheck, MailOpen, MailWarning, MailX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { ProblemState } from '../../components/problem-state.tsx';
import { signInPath, withReturn } from '../../lib/return-path.ts';
import { isProblem } from '../../lib/send.ts';
import { useSession } from '../../lib/session.ts';
import { useAcceptInvitation } from '../../api/people/accept-invitation.ts';
import { SwitchAccount } from './switch-account.tsx';

interface InvitationLinkProps {
  token: string;
  /** The token opens nothing any more. */
  onUsed: () => void;
  /** The reader wants to see something else. */
  onDismiss: () => void;
}

/** A mailed invitation: to whom it belongs, and what became of it. */
export function InvitationLink({ token, onUsed, onDismiss }: InvitationLinkProps) {
  const { t } = useTranslation('people');
  const { t: common } = useTranslation();
  const session = useSession();
  const client = useQueryClient();
  const accept = useAcceptInvitation();
  const join = () => {
    accept.mutate(
      { token },
      { onSuccess: onUsed, onError: (error) => isProblem(error, 'link_invalid') && onUsed() },
    );
  };

  if (session.state === 'anonymous') return <Anonymous />;
  if (accept.isSuccess) {
    const { channel, role } = accept.data;
    return (
      <div role="status">
        <EmptyState
          icon={MailCheck}
          heading="h1"
          bare
          title={t('link.joined_title', { name: channel.name })}
          actions={
            <Button variant="primary" asChild>
              <Link to={`/c/${channel.handle}`}>{t('received.open')}</Link>
            </Button>
          }
        >
          {t('link.joined_text', { role: common(`channel.as.${role}`) })}
        </EmptyState>
      </div>
    );
  }
  if (session.state === 'unknown' && session.failure) {
    return (
      <ProblemState
        error={session.failure}
        heading="h1"
        title={t('received.failed')}
        onRetry={() => void client.refetchQueries({ queryKey: ['session'] })}
      />
    );
  }
  if (isProblem(accept.error, 'link_invalid')) {
    return (
      <div role="alert">
        <EmptyState
          icon={MailX}
          heading="h1"
          bare
          title={t('link.invalid_title')}
          actions={<Button onClick={onDismiss}>{t('link.others')}</Button>}
        >
          {t('link.invalid_text')}
        </EmptyState>
      </div>
    );
  }
  const name = session.state === 'account' ? session.account.display_name : '';
  if (isProblem(accept.error, 'invitation_not_yours')) {
    return (
      <div role="alert">
        <EmptyState
          icon={MailWarning}
          heading="h1"
          bare
          title={t('link.not_yours_title')}
          actions={
            <>
              <SwitchAccount />
              <Button onClick={onDismiss}>{t('link.others')}</Button>
            </>
          }
        >
          {t('link.not_yours_text', { name })}
        </EmptyState>
      </div>
    );
  }
  return (
    <EmptyState
      icon={MailOpen}
      heading="h1"
      bare
      title={t('link.title')}
      actions={
        <>
          <Button variant="primary" busy={accept.isPending || session.state !== 'account'} onClick={join}>
            {t('link.join')}
          </Button>
          <Button variant="quiet" onClick={onDismiss}>
            {t('link.later')}
          </Button>
        </>
      }
    >
      {session.state === 'account' && <p>{t('link.text', { name })}</p>}
      {accept.error && (
        <div className="mt-4 text-start">
          <ProblemNotice
            error={accept.error}
            title={t('link.failed')}
            onRetry={join}
            busy={accept.isPending}
          />
        </div>
      )}
    </EmptyState>
  );
}

function Anonymous() {
  const { t } = useTranslation('people');
  return (
    <EmptyState
      icon={MailOpen}
      heading="h1"
      bare
      title={t('link.anonymous_title')}
      actions={
        <>
          <Button variant="primary" asChild>
            <Link to={signInPath('/invitations')}>{t('link.sign_in')}</Link>
          </Button>
          <Button asChild>
            <Link to={withReturn('/sign-up', '/invitations')}>{t('link.sign_up')}</Link>
          </Button>
        </>
      }
    >
      {t('link.anonymous_text')}
    </EmptyState>
  );
}
