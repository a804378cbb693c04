import type { ReceivedInvitation } from '@footlight/contracts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import type { useAcceptInvitation } from '../../api/people/accept-invitation.ts';
import type { useDeclineInvitation } from '../../api/people/decline-invitation.ts';
import { focusElement } from './focus-element.ts';

interface ReceivedOutcomeProps {
  accept: ReturnType<typeof useAcceptInvitation>;
  decline: ReturnType<typeof useDeclineInvitation>;
  /** The invitation that was to be accepted, while it is still in the list. */
  accepting: ReceivedInvitation | undefined;
}

/** What became of the last answer to an invitation. */
export function ReceivedOutcome({ accept, decline, accepting }: ReceivedOutcomeProps) {
  const { t } = useTranslation('people');
  const { t: common } = useTranslation();
  if (accept.error) {
    return (
      <div className="mb-4">
        <ProblemNotice
          error={accept.error}
          title={t('received.accept_failed', { name: accepting?.channel.name ?? '' })}
          onRetry={() => accept.mutate(accept.variables)}
          busy={accept.isPending}
        />
      </div>
    );
  }
  if (decline.error) {
    return (
      <div className="mb-4">
        <ProblemNotice
          error={decline.error}
          title={t('received.decline_failed', { name: decline.variables.channel.name })}
          onRetry={() => decline.mutate(decline.variables)}
          busy={decline.isPending}
        />
      </div>
    );
  }
  if (accept.isSuccess) {
    const { channel, role } = accept.data;
    return (
      <Notice
        tone="ok"
        role="status"
        className="mb-4"
        ref={focusElement}
        key={channel.id}
        action={
          <Button size="sm" asChild>
            <Link to={`/c/${channel.handle}`}>{t('received.open')}</Link>
          </Button>
        }
      >
        {t('received.accepted', { name: channel.name, role: common(`channel.as.${role}`) })}
      </Notice>
    );
  }
  if (!decline.isSuccess) return null;
  return (
    <Notice tone="ok" role="status" className="mb-4" ref={focusElement} key={decline.variables.id}>
      {t('received.declined', { name: decline.variables.channel.name })}
    </Notice>
  );
}
