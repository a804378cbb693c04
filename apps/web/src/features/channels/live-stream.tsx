import type { Stream } from '@footlight/contracts';
import { Play } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Avatar } from '../../components/avatar.tsx';
import { Badge, StreamBadge } from '../../components/badge.tsx';
import { Button } from '../../components/button.tsx';
import { VisibilityBadge } from '../../components/visibility-badge.tsx';
import { formatClock, formatSeats } from '../../lib/format.ts';
import { useNow } from '../../lib/use-now.ts';

interface LiveStreamProps {
  stream: Stream;
  /** Whether the reader may watch what is for members. */
  member: boolean;
}

/** What a channel is live with. */
export function LiveStream({ stream, member }: LiveStreamProps) {
  const { t } = useTranslation('channels');
  const { t: common } = useTranslation();
  const { channel } = stream;
  const seats = formatSeats(stream.viewers, stream.viewer_limit);
  return (
    <section className="channel-feature" aria-label={t('live.title')}>
      <div className={stream.state === 'live' ? 'still lit' : 'still'}>
        {stream.cover_url === null ? (
          <Avatar id={channel.id} name={channel.name} kind="channel" picture={channel.avatar_url} />
        ) : (
          <img className="still__cover" src={stream.cover_url} alt="" />
        )}
        <div className="still__corner" data-at="top">
          <StreamBadge state={stream.state} />
          {stream.started_at !== null && <Running since={stream.started_at} />}
          <VisibilityBadge visibility={stream.visibility} />
        </div>
      </div>
      <div className="channel-feature__text-block">
        <h2 className="h1 wrap-anywhere">
          <bdi>{stream.title}</bdi>
        </h2>
        {seats !== '' && <p className="sub num">{seats}</p>}
        {stream.visibility === 'members_only' && !member && <p className="sub">{t('live.for_members')}</p>}
        <div className="btn-row">
          <Button variant="primary" size="lg" asChild>
            <Link to={`/watch/${stream.id}`}>
              <Play size={18} strokeWidth={1.75} aria-hidden="true" />
              {common('watch_now')}
            </Link>
          </Button>
        </div>
      </div>
    </section>
  );
}

function Running({ since }: { since: string }) {
  return <Badge tone="plate">{formatClock(useNow(1_000) - Date.parse(since))}</Badge>;
}
