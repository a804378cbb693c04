import type { Account } from '@footlight/contracts';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { ChannelFrame } from '../../../components/channel-frame.tsx';
import { PageTitle } from '../../../components/page-title.tsx';
import { ProblemState } from '../../../components/problem-state.tsx';
import { RequireAccount } from '../../../components/require-account.tsx';
import { addTranslations } from '../../../lib/i18n.ts';
import { hasRoomForChannel, useMyPlan } from '../../../api/plans/get-my-plan.ts';
import { streams } from '../../../locales/en/streams.ts';
import { ChannelDashboard } from './channel-dashboard.tsx';
import { ChannelLine } from './channel-line.tsx';
import { DashboardSkeleton } from './dashboard-skeleton.tsx';
import { useMyChannels } from '../../../api/channels/list-my-channels.ts';
import { NoChannel } from './no-channel.tsx';
import '../streams.css';

addTranslations('streams', streams);

/** The host's own page: go live, come back to what is live, see what comes and what was. */
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
  const plan = useMyPlan();
  const [search, setSearch] = useSearchParams();
  const own = channels.data?.filter(({ can }) => can.includes('run_streams')) ?? [];
  const channel = own.find(({ id }) => id === search.get('channel')) ?? own[0];
  // Only without a channel everything hangs on the plan.
  const missing = !channels.data ? channels : !channel && !plan.data ? plan : null;
  if (missing?.isPending) return <DashboardSkeleton />;
  if (!missing && channel) {
    return (
      <ChannelFrame channelId={channel.id} can={channel.can}>
        <ChannelDashboard
          key={channel.id}
          account={account}
          channel={channel}
          plan={plan.data}
          line={
            <ChannelLine
              channel={channel}
              channels={own}
              onChannel={(id) => setSearch({ channel: id }, { replace: true })}
              canMake={plan.data !== undefined && plan.data.rights.host && hasRoomForChannel(plan.data)}
            />
          }
        />
      </ChannelFrame>
    );
  }
  return (
    <main className="page" id="main" tabIndex={-1}>
      {missing ? (
        <ProblemState
          error={missing.error}
          title={t('dashboard.failed_title')}
          heading="h1"
          onRetry={() => void missing.refetch()}
          busy={missing.isFetching}
        />
      ) : (
        plan.data && <NoChannel plan={plan.data} others={channels.data ?? []} />
      )}
    </main>
  );
}
