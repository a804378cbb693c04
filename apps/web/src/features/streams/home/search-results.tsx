import type { Category } from '@footlight/contracts';
import { SearchX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Button } from '../../../components/button.tsx';
import { EmptyState } from '../../../components/empty-state.tsx';
import { ProblemState } from '../../../components/problem-state.tsx';
import { ShowMore } from '../../../components/show-more.tsx';
import { useSearchStreams } from '../../../api/streams/search-streams.ts';
import { HomeSkeleton } from './home-skeleton.tsx';
import { useSchedule } from '../../../api/streams/list-schedule.ts';
import { NextUp } from './next-up.tsx';
import { StreamGrid } from './stream-grid.tsx';

const parts = ['live', 'scheduled', 'ended'] as const;

/** What fits a search: live, upcoming and past. */
export function SearchResults({ q, category }: { q: string; category: Category | undefined }) {
  const { t } = useTranslation('streams');
  const wanted = { q, category };
  const found = {
    live: useSearchStreams('live', wanted),
    scheduled: useSearchStreams('scheduled', wanted),
    ended: useSearchStreams('ended', wanted),
  };
  const lists = parts.map((part) => found[part]);
  const failed = lists.find((list) => list.error !== null && !list.data);
  const nothing = lists.every((list) => list.data?.length === 0);
  return (
    <>
      <h1 className="mb-6 wrap-anywhere">{t('search.title', { q })}</h1>
      {failed ? (
        <ProblemState
          error={failed.error}
          title={t('search.failed')}
          onRetry={() => lists.forEach((list) => void list.refetch())}
          busy={lists.some((list) => list.isFetching)}
        />
      ) : lists.some((list) => list.isPending) ? (
        <HomeSkeleton />
      ) : nothing ? (
        <Nothing q={q} category={category} />
      ) : (
        <div className="grid gap-12 max-tablet:gap-8">
          {parts.map(
            (part) =>
              found[part].data &&
              found[part].data.length > 0 && (
                <section key={part} aria-labelledby={`found-${part}`}>
                  <h2 className="mb-4" id={`found-${part}`}>
                    {t(`search.${part}`)}
                  </h2>
                  <StreamGrid streams={found[part].data} />
                  <ShowMore list={found[part]} className="mt-6" />
                </section>
              ),
          )}
        </div>
      )}
    </>
  );
}

/** Keeps the search, and offers what comes next. */
function Nothing({ q, category }: { q: string; category: Category | undefined }) {
  const { t } = useTranslation('streams');
  const schedule = useSchedule(undefined);
  return (
    <>
      <EmptyState
        icon={SearchX}
        title={t('search.nothing', { q })}
        actions={
          <Button asChild>
            <Link to={category ? `/?${new URLSearchParams({ q })}` : '/'}>
              {t(category ? 'search.everywhere' : 'search.action')}
            </Link>
          </Button>
        }
      >
        {t('search.nothing_text')}
      </EmptyState>
      {schedule.data && schedule.data.length > 0 && (
        <div className="mt-12 max-w-160">
          <NextUp schedule={schedule} />
        </div>
      )}
    </>
  );
}
