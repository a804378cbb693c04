import type { ManagedUser } from '@footlight/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { Button } from '../../components/button.tsx';
import { Panel } from '../../components/panel.tsx';
import { ProblemState } from '../../components/problem-state.tsx';
import { Skeleton, Skeletons } from '../../components/skeleton.tsx';
import { formatMoment } from '../../lib/format.ts';
import { addTranslations } from '../../lib/i18n.ts';
import { useAccount } from '../../lib/session.ts';
import { admin } from '../../locales/en/admin.ts';
import { AdminFrame } from './admin-frame.tsx';
import { AuditLog } from './audit-log.tsx';
import { useUser } from '../../api/admin/get-user.ts';
import { LiftDialog } from './lift-dialog.tsx';
import { EndPlanDialog, PlanDialog } from './plan-dialog.tsx';
import { RoleDialog } from './role-dialog.tsx';
import { SuspendDialog } from './suspend-dialog.tsx';
import { UserBadges } from './user-badges.tsx';
import './admin.css';

addTranslations('admin', admin);

/** One person, and what an admin can do. */
export function Component() {
  const { t } = useTranslation('admin');
  const { userId = '' } = useParams();
  const { data: user, error, refetch } = useUser(userId);
  if (error) {
    return (
      <AdminFrame title={t('people.title')}>
        <ProblemState title={t('person.failed')} error={error} onRetry={() => void refetch()} />
      </AdminFrame>
    );
  }
  if (!user) {
    return (
      <AdminFrame title={t('people.title')}>
        <Skeletons>
          <Skeleton className="h-24" />
          <Skeleton className="h-40" />
        </Skeletons>
      </AdminFrame>
    );
  }
  return (
    <AdminFrame title={user.display_name} text={`@${user.handle}`} aside={<UserBadges user={user} />}>
      <div className="grid gap-6">
        <Panel title={t('person.about')}>
          <dl className="admin-facts">
            <Fact name={t('people.email')}>
              {describeEmail(user, t('people.no_email'), t('person.unproven'))}
            </Fact>
            <Fact name={t('people.joined')}>{formatMoment(user.created_at)}</Fact>
            <Fact name={t('people.seen')}>
              {user.last_seen_at === null ? t('people.never') : formatMoment(user.last_seen_at)}
            </Fact>
            <Fact name={t('person.id')}>
              <span className="mono wrap-anywhere">{user.id}</span>
            </Fact>
          </dl>
        </Panel>
        <Suspension user={user} />
        <Plan user={user} />
        <Role user={user} />
        <Panel title={t('person.acts')} flush>
          <AuditLog subjectId={user.id} />
        </Panel>
      </div>
    </AdminFrame>
  );
}

function describeEmail(user: ManagedUser, none: string, unproven: string): string {
  if (user.email === null) return none;
  return user.email_verified ? user.email : `${user.email} (${unproven})`;
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

type Asked = 'do' | 'undo' | null;

function Suspension({ user }: { user: ManagedUser }) {
  const { t } = useTranslation('admin');
  const own = useAccount()?.id === user.id;
  const [asked, ask] = useState<Asked>(null);
  const close = () => ask(null);
  const { suspension } = user;
  return (
    <Panel title={t('suspension.title')}>
      <p>{suspension ? suspension.reason : t(own ? 'suspension.own' : 'suspension.none')}</p>
      {suspension && (
        <p className="small muted">
          {t('suspension.since', { moment: formatMoment(suspension.since) })}{' '}
          {suspension.until ? t('until', { moment: formatMoment(suspension.until) }) : t('no_end')}
        </p>
      )}
      {!own && (
        <div className="btn-row mt-4">
          {suspension && <Button onClick={() => ask('undo')}>{t('suspension.lift')}</Button>}
          <Button variant="danger" onClick={() => ask('do')}>
            {t(suspension ? 'suspension.change' : 'suspension.do')}
          </Button>
        </div>
      )}
      {asked === 'do' && <SuspendDialog user={user} onClose={close} />}
      {asked === 'undo' && <LiftDialog user={user} onClose={close} />}
    </Panel>
  );
}

function Plan({ user }: { user: ManagedUser }) {
  const { t } = useTranslation('admin');
  const [asked, ask] = useState<Asked>(null);
  const close = () => ask(null);
  const given = user.plan_override;
  return (
    <Panel title={t('plan.title')}>
      <p>
        {given ? t('plan.given', { plan: t(`plans.${given.plan}`), reason: given.reason }) : t('plan.none')}
      </p>
      {given && (
        <p className="small muted">
          {given.ends_at ? t('until', { moment: formatMoment(given.ends_at) }) : t('no_end')}
        </p>
      )}
      <div className="btn-row mt-4">
        <Button onClick={() => ask('do')}>{t(given ? 'plan.change' : 'plan.do')}</Button>
        {given && <Button onClick={() => ask('undo')}>{t('plan.end')}</Button>}
      </div>
      {asked === 'do' && <PlanDialog user={user} onClose={close} />}
      {asked === 'undo' && <EndPlanDialog user={user} onClose={close} />}
    </Panel>
  );
}

function Role({ user }: { user: ManagedUser }) {
  const { t } = useTranslation('admin');
  const [asking, setAsking] = useState(false);
  const isAdmin = user.role === 'admin';
  return (
    <Panel title={t('role.title')}>
      <p>{t(isAdmin ? 'role.admin' : 'role.member')}</p>
      <div className="btn-row mt-4">
        <Button onClick={() => setAsking(true)}>{t(isAdmin ? 'role.take' : 'role.give')}</Button>
      </div>
      {asking && <RoleDialog user={user} onClose={() => setAsking(false)} />}
    </Panel>
  );
}
