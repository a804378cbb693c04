import type { AuditEntry } from '@footlight/contracts';
import { ScrollText } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { EmptyState } from '../../components/empty-state.tsx';
import { ProblemState } from '../../components/problem-state.tsx';
import { ShowMore } from '../../components/show-more.tsx';
import { Skeleton, Skeletons } from '../../components/skeleton.tsx';
import { formatMoment } from '../../lib/format.ts';
import { useAudit } from '../../api/admin/list-audit.ts';

/** What admins did to one person, or to anybody. */
export function AuditLog({ subjectId }: { subjectId?: string }) {
  const { t } = useTranslation('admin');
  const list = useAudit(subjectId);
  const { data, error, isPending, refetch } = list;
  if (isPending) {
    return (
      <div className="panel__body">
        <Skeletons>
          <Skeleton className="h-12" />
          <Skeleton className="h-12" />
        </Skeletons>
      </div>
    );
  }
  if (!data) {
    return <ProblemState bare title={t('audit.failed')} error={error} onRetry={() => void refetch()} />;
  }
  const entries = data.pages.flatMap((page) => page.data);
  if (entries.length === 0) {
    return (
      <EmptyState bare icon={ScrollText} title={t('audit.empty_title')}>
        {t('audit.empty_text')}
      </EmptyState>
    );
  }
  return (
    <>
      <ol className="admin-log">
        {entries.map((entry) => (
          <Entry key={entry.id} entry={entry} withSubject={subjectId === undefined} />
        ))}
      </ol>
      <ShowMore list={list} className="panel__foot" />
    </>
  );
}

function Entry({ entry, withSubject }: { entry: AuditEntry; withSubject: boolean }) {
  const { t } = useTranslation('admin');
  const { plan, ends_at, until, role } = entry.details;
  const end = ends_at ?? until;
  return (
    <li>
      <time className="small muted" dateTime={entry.at}>
        {formatMoment(entry.at)}
      </time>
      <div>
        <p>
          <Somebody person={entry.actor} /> {t(`audit.actions.${entry.action}`)}{' '}
          {withSubject && entry.action !== 'admin_claimed' && <Somebody person={entry.subject} />}
        </p>
        <p className="small muted">
          {[
            plan && isPlan(plan) ? t(`plans.${plan}`) : undefined,
            role === 'admin' || role === 'member' ? t(`audit.roles.${role}`) : undefined,
            end ? t('audit.until', { moment: formatMoment(end) }) : undefined,
            entry.reason || undefined,
          ]
            .filter((part) => part !== undefined)
            .join(' · ')}
        </p>
      </div>
    </li>
  );
}

function isPlan(name: string): name is 'free' | 'creator' | 'pro' {
  return name === 'free' || name === 'creator' || name === 'pro';
}

function Somebody({ person }: { person: AuditEntry['actor'] }) {
  const { t } = useTranslation('admin');
  if (person.display_name === null) return <span className="strong">{t('audit.gone')}</span>;
  return (
    <Link className="link" to={`/admin/people/${person.id}`}>
      <bdi>{person.display_name}</bdi>
    </Link>
  );
}
