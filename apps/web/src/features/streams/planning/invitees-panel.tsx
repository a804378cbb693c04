import type { Invitee, Stream } from '@footlight/contracts';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Avatar } from '../../../components/avatar.tsx';
import { Button } from '../../../components/button.tsx';
import { Panel } from '../../../components/panel.tsx';
import { ProblemNotice } from '../../../components/problem-notice.tsx';
import { ProblemState } from '../../../components/problem-state.tsx';
import { Skeleton, Skeletons } from '../../../components/skeleton.tsx';
import { AddInviteeForm } from './add-invitee-form.tsx';
import { useInvitees } from '../../../api/streams/list-invitees.ts';
import { useRemoveInvitee } from '../../../api/streams/remove-invitee.ts';

/** Whom a private stream is for. */
export function InviteesPanel({ stream }: { stream: Stream }) {
  const { t } = useTranslation('streams');
  const invitees = useInvitees(stream.id);
  return (
    <Panel title={t('invitees.title')} flush>
      <div className="grid gap-4 p-5 max-tablet:p-4">
        <p className="small sub">{t('invitees.text')}</p>
        <AddInviteeForm streamId={stream.id} />
      </div>
      {invitees.data ? (
        invitees.data.length > 0 ? (
          <ul className="invitees">
            {invitees.data.map((invitee) => (
              <InviteeRow key={invitee.id} streamId={stream.id} invitee={invitee} />
            ))}
          </ul>
        ) : (
          <p className="invitees__none small muted">{t('invitees.none')}</p>
        )
      ) : invitees.error ? (
        <ProblemState
          error={invitees.error}
          title={t('invitees.failed')}
          onRetry={() => void invitees.refetch()}
          busy={invitees.isFetching}
          bare
        />
      ) : (
        <Skeletons className="grid gap-3 p-5">
          <Skeleton className="h-8" />
          <Skeleton className="h-8" />
        </Skeletons>
      )}
    </Panel>
  );
}

function InviteeRow({ streamId, invitee }: { streamId: string; invitee: Invitee }) {
  const { t } = useTranslation('streams');
  const name = useId();
  const remove = useRemoveInvitee(streamId);
  const { user, email } = invitee;
  const shown = user?.display_name ?? email ?? '';
  return (
    <li>
      <div className="invitees__row">
        <Avatar id={user?.id ?? invitee.id} name={shown} />
        <div className="min-w-0 grow" id={name}>
          <p className="strong wrap-anywhere">
            <bdi>{shown}</bdi>
          </p>
          <p className="small muted wrap-anywhere">{user ? `@${user.handle}` : t('invitees.not_yet')}</p>
        </div>
        <Button
          size="sm"
          variant="quiet"
          aria-describedby={name}
          busy={remove.isPending}
          onClick={() => remove.mutate(invitee.id)}
        >
          {t('invitees.remove')}
        </Button>
      </div>
      {remove.error && (
        <ProblemNotice
          error={remove.error}
          title={t('invitees.remove_failed')}
          onRetry={() => remove.mutate(invitee.id)}
          busy={remove.isPending}
        />
      )}
    </li>
  );
}
