import type { Member, MemberRole } from '@footlight/contracts';
import { useQuery } from '@tanstack/react-query';
import { Users } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../components/empty-state.tsx';
import { Notice } from '../../components/notice.tsx';
import { Panel } from '../../components/panel.tsx';
import { ProblemState } from '../../components/problem-state.tsx';
import { ShowMore } from '../../components/show-more.tsx';
import { ActionProblem } from './action-problem.tsx';
import { useChangeMember } from '../../api/people/change-member.ts';
import { InviteButton } from './invite-button.tsx';
import { useMembers } from '../../api/people/list-members.ts';
import { ListSkeleton } from './list-skeleton.tsx';
import { MemberRow } from './member-row.tsx';
import { RemovalDialog } from './removal-dialog.tsx';
import { useChooseStaff } from '../../api/people/choose-staff.ts';
import { myPlanQuery } from '../../api/plans/get-my-plan.ts';
import { chooseActive } from '../../lib/choose-active.ts';
import { useRemoveMember } from '../../api/people/remove-member.ts';
import { focusElement } from './focus-element.ts';

/** Who is in the channel; gives roles, and takes people out. */
export function MembersPanel({ channelId }: { channelId: string }) {
  const { t } = useTranslation('people');
  const members = useMembers(channelId);
  const change = useChangeMember(channelId);
  const remove = useRemoveMember(channelId);
  const choose = useChooseStaff(channelId);
  const [leaving, setLeaving] = useState<Member | null>(null);
  const inactive = members.data?.some(({ active }) => !active) ?? false;
  const plan = useQuery({ ...myPlanQuery, enabled: inactive });
  const room = plan.data?.rights.staff ?? 0;
  const activate = ({ id }: Member) => {
    // Who came first stays before others.
    const active = members.data?.filter((one) => one.active && one.role !== 'viewer').reverse() ?? [];
    choose.mutate(
      chooseActive(
        id,
        active.map((one) => one.id),
        room,
      ),
    );
  };

  const give = (member: Member, role: MemberRole) => {
    remove.reset();
    change.mutate({ member, role });
  };

  return (
    <Panel title={t('members.title')} aside={<InviteButton channelId={channelId} />} flush>
      <Outcome change={change} remove={remove} />
      {inactive && (
        <div className="people-note">
          <Notice tone="warn" role="status">
            {t('members.inactive_text')}
          </Notice>
        </div>
      )}
      {choose.error && (
        <div className="people-note">
          <ActionProblem
            error={choose.error}
            title={t('members.choose_failed')}
            onRetry={() => choose.mutate(choose.variables)}
            busy={choose.isPending}
          />
        </div>
      )}
      {members.data ? (
        members.data.length > 0 ? (
          <ul className="people-list">
            {members.data.map((member) => (
              <MemberRow
                key={member.id}
                member={member}
                role={
                  change.isPending && change.variables.member.id === member.id
                    ? change.variables.role
                    : member.role
                }
                onActivate={room === 0 ? null : () => activate(member)}
                onGive={(role) => give(member, role)}
                onRemove={() => setLeaving(member)}
              />
            ))}
          </ul>
        ) : (
          <EmptyState icon={Users} title={t('members.empty_title')} bare>
            {t('members.empty_text')}
          </EmptyState>
        )
      ) : members.isError ? (
        <ProblemState
          error={members.error}
          title={t('members.failed')}
          onRetry={() => void members.refetch()}
          busy={members.isFetching}
          bare
        />
      ) : (
        <ListSkeleton />
      )}
      {members.data && <ShowMore list={members} className="panel__foot" />}
      {leaving && (
        <RemovalDialog
          member={leaving}
          remove={remove}
          onRemove={() => {
            change.reset();
            remove.mutate(leaving, { onSuccess: () => setLeaving(null) });
          }}
          onClose={() => setLeaving(null)}
        />
      )}
    </Panel>
  );
}

interface OutcomeProps {
  change: ReturnType<typeof useChangeMember>;
  remove: ReturnType<typeof useRemoveMember>;
}

/** What became of the last change. */
function Outcome({ change, remove }: OutcomeProps) {
  const { t } = useTranslation('people');
  const { t: common } = useTranslation();
  if (change.error) {
    return (
      <div className="people-note">
        <ActionProblem
          error={change.error}
          title={t('members.change_failed', { name: change.variables.member.display_name })}
          onRetry={() => change.mutate(change.variables)}
          busy={change.isPending}
        />
      </div>
    );
  }
  if (change.isSuccess) {
    const { member, role } = change.variables;
    return (
      <div className="people-note">
        <Notice tone="ok" role="status">
          {t('members.changed', { name: member.display_name, role: common(`channel.as.${role}`) })}
        </Notice>
      </div>
    );
  }
  if (!remove.isSuccess) return null;
  return (
    <div className="people-note">
      <Notice tone="ok" role="status" ref={focusElement} key={remove.variables.id}>
        {t('members.removed', { name: remove.variables.display_name })}
      </Notice>
    </div>
  );
}
