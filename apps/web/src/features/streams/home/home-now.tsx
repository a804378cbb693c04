import type { Category } from '@footlight/contracts';
import { Radio } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Button } from '../../../components/button.tsx';
import { EmptyState } from '../../../components/empty-state.tsx';
import { ProblemNotice } from '../../../components/problem-notice.tsx';
import { ProblemState } from '../../../components/problem-state.tsx';
import { StartsIn } from '../../../components/starts-in.tsx';
import { useAccount } from '../../../lib/session.ts';
import { HomeSkeleton } from './home-skeleton.tsx';
import { useLiveStreams } from '../../../api/streams/list-live-streams.ts';
import { useSchedule } from '../../../api/streams/list-schedule.ts';
import { AlsoLive, FirstLive } from './live-streams.tsx';
import { NextUp } from './next-up.tsx';

/** What is live, then what comes next. */
export function HomeNow({ category }: { category: Category | undefined }) {
  const { t } = useTranslation('streams');
  const live = useLiveStreams(category);
  const schedule = useSchedule(category);
  const waiting = live.isPending || schedule.isPending;
  // A schedule without dates leaves its place to what is live.
  const hasNext = !waiting && (!schedule.data || schedule.data.length > 0);
  return (
    <div className="home" data-next={hasNext || undefined}>
      <section className="home__live stream-place" aria-labelledby="live">
        <h1 className="mb-4" id="live">
          {t('home.title')}
        </h1>
        {waiting ? (
          <HomeSkeleton />
        ) : !live.data ? (
          <ProblemState
            error={live.error}
            title={t('home.failed_title')}
            onRetry={() => void live.refetch()}
            busy={live.isFetching}
          />
        ) : (
          <>
            {live.isError && !live.isFetchNextPageError && (
              <div className="mb-6">
                <ProblemNotice
                  error={live.error}
                  title={t('home.stale')}
                  onRetry={() => void live.refetch()}
                  busy={live.isFetching}
                />
              </div>
            )}
            {live.data[0] ? (
              <FirstLive stream={live.data[0]} />
            ) : (
              <Nobody category={category} next={schedule.data?.[0]?.scheduled_for ?? null} />
            )}
          </>
        )}
      </section>
      {hasNext && <NextUp schedule={schedule} />}
      {!waiting && live.data && <AlsoLive streams={live.data.slice(1)} list={live} />}
    </div>
  );
}

/** Says honestly that nobody is live, and when somebody will be. */
function Nobody({ category, next }: { category: Category | undefined; next: string | null }) {
  const { t } = useTranslation('streams');
  const account = useAccount();
  return (
    <EmptyState
      icon={Radio}
      title={t('home.empty_title')}
      {...((account ?? category) && {
        actions: (
          <>
            {category && (
              <Button asChild>
                <Link to="/">{t('home.every_category')}</Link>
              </Button>
            )}
            {account && (
              <Button asChild>
                <Link to="/dashboard">{t('home.empty_host')}</Link>
              </Button>
            )}
          </>
        ),
      })}
    >
      {next === null ? (
        t('home.empty_text')
      ) : (
        <>
          {t('home.empty_next')} <StartsIn at={next} />
        </>
      )}
    </EmptyState>
  );
}
