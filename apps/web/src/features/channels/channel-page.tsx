import type { ChannelPage, Stream } from '@footlight/contracts';
import { Tv } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { PageTitle } from '../../components/page-title.tsx';
import { ProblemState } from '../../components/problem-state.tsx';
import { useChannel } from '../../api/channels/get-channel.ts';
import { addTranslations } from '../../lib/i18n.ts';
import { isProblem } from '../../lib/send.ts';
import { channels } from '../../locales/en/channels.ts';
import { About } from './about.tsx';
import { ChannelHead } from './channel-head.tsx';
import { ChannelSkeleton } from './channel-skeleton.tsx';
import './channels.css';
import { useRunningStream } from '../../api/streams/find-running-stream.ts';
import { useChannelStreams } from '../../api/streams/list-channel-streams.ts';
import { NoStreams } from './no-streams.tsx';
import { PastStreams } from './past-streams.tsx';
import { ChannelFeature } from './channel-feature.tsx';
import { UpcomingStreams } from './upcoming-streams.tsx';

addTranslations('channels', channels);

interface PublicChannelPageProps {
  handle: string;
  /** What can be done with a stream that is over. */
  renderPastStreamActions: (stream: Stream) => ReactNode;
}

/** A channel's public page. */
export function PublicChannelPage(props: PublicChannelPageProps) {
  return (
    <main id="main" tabIndex={-1} className="page">
      <ChannelAt key={props.handle} {...props} />
    </main>
  );
}

function ChannelAt({ handle, renderPastStreamActions }: PublicChannelPageProps) {
  const { t } = useTranslation('channels');
  const { data: channel, error, refetch, isFetching } = useChannel(handle);
  if (channel) return <Shown channel={channel} renderPastStreamActions={renderPastStreamActions} />;
  // What is no handle at all is refused as such; to the reader it is the same.
  if (isProblem(error, 'not_found') || isProblem(error, 'validation_failed')) {
    return (
      <>
        <PageTitle title={t('missing_title')} />
        <EmptyState
          icon={Tv}
          heading="h1"
          bare
          title={t('missing_title')}
          actions={
            <Button variant="primary" asChild>
              <Link to="/">{t('home')}</Link>
            </Button>
          }
        >
          {t('missing_text')}
        </EmptyState>
      </>
    );
  }
  if (error) {
    return (
      <ProblemState
        heading="h1"
        title={t('failed')}
        error={error}
        onRetry={() => void refetch()}
        busy={isFetching}
      />
    );
  }
  return <ChannelSkeleton />;
}

interface ShownProps extends Pick<PublicChannelPageProps, 'renderPastStreamActions'> {
  channel: ChannelPage;
}

function Shown({ channel, renderPastStreamActions }: ShownProps) {
  const live = useRunningStream(channel.id);
  const upcoming = useChannelStreams(channel.id, 'scheduled');
  const past = useChannelStreams(channel.id, 'ended');
  const empty = live.data === null && upcoming.data?.length === 0 && past.data?.length === 0;
  return (
    <article>
      <PageTitle title={channel.name} />
      <ChannelHead channel={channel} />
      {empty ? (
        <NoStreams channel={channel} />
      ) : (
        <ChannelFeature channel={channel} live={live} upcoming={upcoming} />
      )}
      <div className="channel-columns">
        {!empty && (
          <div className="grid min-w-0 gap-12">
            <UpcomingStreams list={upcoming} live={live.data} />
            <PastStreams list={past} renderActions={renderPastStreamActions} />
          </div>
        )}
        <About channel={channel} />
      </div>
    </article>
  );
}
