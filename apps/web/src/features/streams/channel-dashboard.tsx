import type { Account, Channel } from '@footlight/contracts';
import { Video } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Button } from '../../components/button.tsx';
import { useNow } from '../../lib/use-now.ts';
import { useRunningStream } from './get-running-stream.ts';
import { GoLive } from './go-live.tsx';
import { partOfDay } from './part-of-day.ts';
import { PastStreams } from './past-streams.tsx';
import { RunningStream } from './running-stream.tsx';

interface ChannelDashboardProps {
  account: Account;
  channel: Channel;
}

export function ChannelDashboard({ account, channel }: ChannelDashboardProps) {
  const { t } = useTranslation('streams');
  const running = useRunningStream(channel.id);
  const hour = new Date(useNow(60_000)).getHours();
  return (
    <>
      <div className="page-head">
        <div className="min-w-0">
          <h1 className="wrap-anywhere">
            {t(`dashboard.greeting.${partOfDay(hour)}`, { name: account.display_name })}
          </h1>
          <p className="sub wrap-anywhere">
            {t('dashboard.channel')} <bdi className="strong">{channel.name}</bdi>
          </p>
        </div>
        {running.data ? (
          <Button variant="primary" asChild className="max-tablet:w-full">
            <Link to={`/studio/${running.data.id}`}>
              <Video size={18} strokeWidth={1.75} aria-hidden="true" />
              {t('running.back')}
            </Link>
          </Button>
        ) : (
          <GoLive channelId={channel.id} />
        )}
      </div>
      <div className="grid gap-6">
        <RunningStream running={running} />
        <PastStreams channelId={channel.id} />
      </div>
    </>
  );
}
