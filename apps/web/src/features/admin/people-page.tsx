import type { ManagedUser } from '@footlight/contracts';
import { Search, UserX } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { EmptyState } from '../../components/empty-state.tsx';
import { ProblemState } from '../../components/problem-state.tsx';
import { Segmented } from '../../components/segmented.tsx';
import { ShowMore } from '../../components/show-more.tsx';
import { Skeleton, Skeletons } from '../../components/skeleton.tsx';
import { formatMoment } from '../../lib/format.ts';
import { addTranslations } from '../../lib/i18n.ts';
import { admin } from '../../locales/en/admin.ts';
import { AdminFrame } from './admin-frame.tsx';
import { useUsers } from '../../api/admin/list-users.ts';
import { UserBadges } from './user-badges.tsx';
import './admin.css';

addTranslations('admin', admin);

const states = ['all', 'suspended', 'admins'] as const;
type State = (typeof states)[number];

/** Finds people. */
export function Component() {
  const { t } = useTranslation('admin');
  const [state, setState] = useState<State>('all');
  const [text, setText] = useState('');
  const q = useDeferredValue(text.trim());
  return (
    <AdminFrame title={t('people.title')} text={t('people.text')}>
      <div className="admin-search">
        <label className="affix">
          <span className="sr-only">{t('people.search')}</span>
          <Search size={18} strokeWidth={1.75} aria-hidden="true" />
          <input
            className="input"
            type="search"
            maxLength={254}
            placeholder={t('people.search')}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </label>
        <Segmented
          label={t('people.show')}
          value={state}
          onChange={setState}
          options={states.map((value) => ({ value, label: t(`people.states.${value}`) }))}
        />
      </div>
      <People q={q} state={state} />
    </AdminFrame>
  );
}

function People({ q, state }: { q: string; state: State }) {
  const { t } = useTranslation('admin');
  const users = useUsers({ state, ...(q && { q }) });
  const { data, error, isPending, refetch } = users;
  if (isPending) {
    return (
      <Skeletons>
        <Skeleton className="h-16" />
        <Skeleton className="h-16" />
        <Skeleton className="h-16" />
      </Skeletons>
    );
  }
  if (!data) return <ProblemState title={t('people.failed')} error={error} onRetry={() => void refetch()} />;
  const people = data.pages.flatMap((page) => page.data);
  if (people.length === 0) {
    return (
      <EmptyState icon={UserX} title={t('people.empty_title')}>
        {t('people.empty_text')}
      </EmptyState>
    );
  }
  return (
    <>
      <div className="panel">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('people.name')}</th>
              <th scope="col">{t('people.email')}</th>
              <th scope="col">{t('people.joined')}</th>
              <th scope="col">{t('people.seen')}</th>
              <th scope="col">
                <span className="sr-only">{t('people.state')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {people.map((user) => (
              <Person key={user.id} user={user} />
            ))}
          </tbody>
        </table>
      </div>
      <ShowMore list={users} className="mt-6" />
    </>
  );
}

function Person({ user }: { user: ManagedUser }) {
  const { t } = useTranslation('admin');
  return (
    <tr>
      <td>
        <Link className="admin-person" to={`/admin/people/${user.id}`}>
          <span className="strong block">
            <bdi>{user.display_name}</bdi>
          </span>
          <span className="small muted">@{user.handle}</span>
        </Link>
      </td>
      <td data-label={t('people.email')}>
        <span className="wrap-anywhere">{user.email ?? t('people.no_email')}</span>
      </td>
      <td data-label={t('people.joined')}>{formatMoment(user.created_at)}</td>
      <td data-label={t('people.seen')}>
        {user.last_seen_at === null ? t('people.never') : formatMoment(user.last_seen_at)}
      </td>
      <td>
        <UserBadges user={user} />
      </td>
    </tr>
  );
}
