import type { ChannelPage, ChannelRight } from '@footlight/contracts';
import { Lock, Tv } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useChannel } from '../api/channels/get-channel.ts';
import { isProblem } from '../lib/send.ts';
import { Button } from './button.tsx';
import { ChannelFrame } from './channel-frame.tsx';
import { EmptyState } from './empty-state.tsx';
import { PageTitle } from './page-title.tsx';
import { ProblemState } from './problem-state.tsx';
import { RequireAccount } from './require-account.tsx';
import { Skeleton, Skeletons } from './skeleton.tsx';

interface ChannelStaffPageProps {
  channelId: string;
  /** What somebody has to be able to do there to see the page. */
  right: ChannelRight;
  title: string;
  text: string;
  children: (channel: ChannelPage) => ReactNode;
}

/** A page for those who run a channel; everybody else hears why it is not theirs, and where to go. */
export function ChannelStaffPage({ channelId, right, title, text, children }: ChannelStaffPageProps) {
  const { t } = useTranslation();
  return (
    <>
      <PageTitle title={title} />
      <RequireAccount waiting={<Waiting channelId={channelId} />} failedTitle={t('channel.failed')}>
        {(account) => (
          <Tool key={account.id} channelId={channelId} right={right}>
            {(channel) => (
              <ChannelFrame channelId={channel.id} can={channel.you.can}>
                <div className="max-w-[54rem]">
                  <header className="page-head">
                    <div className="min-w-0">
                      <p className="small sub wrap-anywhere">
                        <bdi>{channel.name}</bdi>
                      </p>
                      <h1>{title}</h1>
                      <p className="sub mt-1">{text}</p>
                    </div>
                    <Button asChild>
                      <Link to={`/c/${channel.handle}`}>{t('channel.see')}</Link>
                    </Button>
                  </header>
                  {children(channel)}
                </div>
              </ChannelFrame>
            )}
          </Tool>
        )}
      </RequireAccount>
    </>
  );
}

function Tool({
  channelId,
  right,
  children,
}: Pick<ChannelStaffPageProps, 'channelId' | 'right' | 'children'>) {
  const { t } = useTranslation();
  const { data: channel, error, refetch, isFetching } = useChannel(channelId);
  if (channel) return channel.you.can.includes(right) ? children(channel) : <OwnerOnly channel={channel} />;
  if (!error) return <Waiting channelId={channelId} />;
  return (
    <main className="page" id="main" tabIndex={-1}>
      {isProblem(error, 'not_found') || isProblem(error, 'validation_failed') ? (
        <EmptyState icon={Tv} heading="h1" bare title={t('channel.missing_title')} actions={<Back />}>
          {t('channel.missing_text')}
        </EmptyState>
      ) : (
        <ProblemState
          error={error}
          heading="h1"
          title={t('channel.failed')}
          onRetry={() => void refetch()}
          busy={isFetching}
        />
      )}
    </main>
  );
}

/** In the place of a page that is for the owner alone. */
export function OwnerOnly({ channel }: { channel: ChannelPage }) {
  const { t } = useTranslation();
  return (
    <main className="page" id="main" tabIndex={-1}>
      <EmptyState
        icon={Lock}
        heading="h1"
        bare
        title={t('channel.owner_only_title')}
        actions={
          <>
            <Button variant="primary" asChild>
              <Link to={`/c/${channel.handle}`}>{t('channel.see')}</Link>
            </Button>
            <Back />
          </>
        }
      >
        {t('channel.owner_only_text', { name: channel.name })}
      </EmptyState>
    </main>
  );
}

function Back() {
  const { t } = useTranslation();
  return (
    <Button asChild>
      <Link to="/dashboard">{t('channel.back')}</Link>
    </Button>
  );
}

function Waiting({ channelId }: { channelId: string }) {
  return (
    <ChannelFrame channelId={channelId}>
      <Skeletons className="grid gap-6">
        <Skeleton className="h-14 w-56" />
        <Skeleton className="h-40 rounded-md" />
        <Skeleton className="h-96 rounded-md" />
      </Skeletons>
    </ChannelFrame>
  );
}
