import type { Account, OwnChannel } from '@footlight/contracts';
import { CalendarPlus, Video } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Button } from '../../../components/button.tsx';
import { MissingRight } from '../../../components/missing-right.tsx';
import type { MyPlan } from '../../../api/plans/get-my-plan.ts';
import { planRights } from '../../../api/plans/plan-rights.ts';
import { useNow } from '../../../lib/use-now.ts';
import { useRunningStream } from '../../../api/streams/find-running-stream.ts';
import { GoLive } from './go-live.tsx';
import { InactiveChannelNotice } from './inactive-channel-notice.tsx';
import { partOfDay } from './part-of-day.ts';
import { PastStreams } from './past-streams.tsx';
import { LastReport } from '../report/last-report.tsx';
import { PlanUse } from './plan-use.tsx';
import { RunningStream } from './running-stream.tsx';
import { UpcomingStreams } from './upcoming-streams.tsx';

interface ChannelDashboardProps {
  account: Account;
  channel: OwnChannel;
  plan: MyPlan | undefined;
  /** Which channel it is, and the ways to its pages. */
  line: ReactNode;
}

export function ChannelDashboard({ account, channel, plan, line }: ChannelDashboardProps) {
  const { t } = useTranslation('streams');
  const running = useRunningStream(channel.id);
  const hour = new Date(useNow(60_000)).getHours();
  const rights = planRights(plan, channel.role);
  return (
    <>
      <div className="page-head">
        <div className="min-w-0">
          <h1 className="wrap-anywhere">
            {t(`dashboard.greeting.${partOfDay(hour)}`, { name: account.display_name })}
          </h1>
          {line}
        </div>
        {rights.host && (channel.active || running.data) && (
          <div className="btn-row max-tablet:w-full">
            {channel.active && (
              <Button asChild className="max-tablet:grow">
                <Link to={`/dashboard/channels/${channel.id}/schedule`}>
                  <CalendarPlus size={18} strokeWidth={1.75} aria-hidden="true" />
                  {t('dashboard.schedule')}
                </Link>
              </Button>
            )}
            {running.data ? (
              <Button variant="primary" asChild className="max-tablet:grow">
                <Link to={`/studio/${running.data.id}`}>
                  <Video size={18} strokeWidth={1.75} aria-hidden="true" />
                  {t('running.back')}
                </Link>
              </Button>
            ) : (
              <GoLive channelId={channel.id} allowsPrivate={rights.private} />
            )}
          </div>
        )}
      </div>
      <div className="grid gap-6">
        {!rights.host && <MissingRight lack={{ right: 'host' }}>{t('plan.kept')}</MissingRight>}
        {rights.host && <InactiveChannelNotice channel={channel} plan={plan} />}
        <RunningStream running={running} />
        <UpcomingStreams channelId={channel.id} zone={account.time_zone} rights={rights} />
        <LastReport channelId={channel.id} />
        <PastStreams channelId={channel.id} zone={account.time_zone} rights={rights} />
        {plan && channel.role === 'owner' && <PlanUse plan={plan} />}
      </div>
    </>
  );
}
