import { Radio } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { PageTitle } from '../../components/page-title.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { ProblemState } from '../../components/problem-state.tsx';
import { useAccount } from '../../lib/session.ts';
import { HomeSkeleton } from './home-skeleton.tsx';
import { useLiveStreams } from './list-live-streams.ts';
import { LiveStreams } from './live-streams.tsx';
import { addWords } from '../../lib/i18n.ts';
import { streams } from '../../locales/en/streams.ts';

addWords('streams', streams);

/** What is live now, for everyone. */
export function Component() {
  const { t } = useTranslation('streams');
  return (
    <main className="page" id="main" tabIndex={-1}>
      <PageTitle title={t('home.title')} />
      <h1 className="mb-4">{t('home.title')}</h1>
      <LiveNow />
    </main>
  );
}

function LiveNow() {
  const { t } = useTranslation('streams');
  const account = useAccount();
  const live = useLiveStreams();

  if (live.isPending) return <HomeSkeleton />;
  if (!live.data) {
    return (
      <ProblemState
        error={live.error}
        title={t('home.failed_title')}
        onRetry={() => void live.refetch()}
        busy={live.isFetching}
      />
    );
  }
  if (live.data.length === 0) {
    return (
      <EmptyState
        icon={Radio}
        title={t('home.empty_title')}
        {...(account && {
          actions: (
            <Button asChild>
              <Link to="/dashboard">{t('home.empty_host')}</Link>
            </Button>
          ),
        })}
      >
        {t('home.empty_text')}
      </EmptyState>
    );
  }
  return (
    <>
      {live.isError && (
        <div className="mb-6">
          <ProblemNotice
            error={live.error}
            title={t('home.stale')}
            onRetry={() => void live.refetch()}
            busy={live.isFetching}
          />
        </div>
      )}
      <LiveStreams
        streams={live.data}
        {...(live.hasNextPage && { onMore: () => void live.fetchNextPage() })}
        loadingMore={live.isFetchingNextPage}
      />
    </>
  );
}
