import type { Account } from '@footlight/contracts';
import { Tv } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../components/empty-state.tsx';
import { PageTitle } from '../../components/page-title.tsx';
import { ProblemState } from '../../components/problem-state.tsx';
import { RequireAccount } from '../../components/require-account.tsx';
import { ChannelDashboard } from './channel-dashboard.tsx';
import { DashboardSkeleton } from './dashboard-skeleton.tsx';
import { useMyChannels } from './list-my-channels.ts';
import { addWords } from '../../lib/i18n.ts';
import { streams } from '../../locales/en/streams.ts';

addWords('streams', streams);

/** The host's own page: go live, come back to what is live, see what was. */
export function Component() {
  const { t } = useTranslation('streams');
  return (
    <>
      <PageTitle title={t('dashboard.title')} />
      <RequireAccount waiting={<DashboardSkeleton />} failedTitle={t('dashboard.failed_title')}>
        {(account) => <Dashboard account={account} />}
      </RequireAccount>
    </>
  );
}

function Dashboard({ account }: { account: Account }) {
  const { t } = useTranslation('streams');
  const channels = useMyChannels();
  if (channels.isPending) return <DashboardSkeleton />;
  const channel = channels.data?.[0];
  return (
    <main className="page" id="main" tabIndex={-1}>
      {channel ? (
        <ChannelDashboard account={account} channel={channel} />
      ) : channels.data ? (
        <EmptyState icon={Tv} heading="h1" title={t('dashboard.no_channel_title')}>
          {t('dashboard.no_channel_text')}
        </EmptyState>
      ) : (
        <ProblemState
          error={channels.error}
          title={t('dashboard.failed_title')}
          heading="h1"
          onRetry={() => void channels.refetch()}
          busy={channels.isFetching}
        />
      )}
    </main>
  );
}
