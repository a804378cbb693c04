import type { Stream } from '@footlight/contracts';
import { Eye } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { isOnAir } from '../lib/is-on-air.ts';
import { formatClock, formatLength, formatMoment, formatMomentLong, formatNumber } from '../lib/format.ts';
import { useNow } from '../lib/use-now.ts';
import { Avatar } from './avatar.tsx';
import { Badge, StreamBadge } from './badge.tsx';
import { StartsIn } from './starts-in.tsx';
import { VisibilityBadge } from './visibility-badge.tsx';

interface StreamCardProps {
  stream: Stream;
  /** `large`: the first one, across the page on phones. `row`: picture and words side by side on phones. */
  size: 'large' | 'row';
}

/** A stream, as a thing to press. Lit while it is live. */
export function StreamCard({ stream, size }: StreamCardProps) {
  const { t } = useTranslation();
  const { channel, state, viewers } = stream;
  const Title = size === 'large' ? 'h2' : 'h3';
  const onAir = isOnAir(state);
  return (
    <article className="stream" data-size={size}>
      <div className={state === 'live' ? 'still lit' : 'still'}>
        {stream.cover_url === null ? (
          <Avatar id={channel.id} name={channel.name} kind="channel" picture={channel.avatar_url} />
        ) : (
          <img className="still__cover" src={stream.cover_url} alt="" loading="lazy" />
        )}
        <div className="still__corner" data-at="top">
          {state !== 'scheduled' && <StreamBadge state={state} />}
          {size === 'large' && onAir && stream.started_at !== null && <Running since={stream.started_at} />}
          <VisibilityBadge visibility={stream.visibility} />
        </div>
        {onAir && viewers !== null && (
          <div className="still__corner" data-at="bottom">
            <Badge tone="plate">
              <Eye aria-hidden="true" />
              <span aria-hidden="true">{formatNumber(viewers)}</span>
              <span className="sr-only">{t('watching', { count: viewers })}</span>
            </Badge>
          </div>
        )}
      </div>
      <div className="stream__body">
        <Avatar
          id={channel.id}
          name={channel.name}
          kind="channel"
          picture={channel.avatar_url}
          size={size === 'large' ? 'xl' : 'lg'}
        />
        <div className="min-w-0">
          <Title className="stream__title">
            <Link className="stream__link" to={`/watch/${stream.id}`}>
              <bdi>{stream.title}</bdi>
            </Link>
          </Title>
          <p className="meta">
            <span>
              <bdi>{channel.name}</bdi>
            </span>
            {(size === 'row' || !onAir) && <When stream={stream} />}
          </p>
        </div>
        {size === 'large' && onAir && (
          // Looks like the thing to press; the title's link lies over the whole card.
          <span className="stream__press btn" data-variant="primary" data-size="lg" aria-hidden="true">
            {t('watch_now')}
          </span>
        )}
      </div>
    </article>
  );
}

function Running({ since }: { since: string }) {
  return <Badge tone="plate">{formatClock(useNow(1_000) - Date.parse(since))}</Badge>;
}

/** How long it has been running, when it starts, or when it was. */
function When({ stream: { state, started_at, scheduled_for } }: { stream: Stream }) {
  const now = useNow(30_000);
  switch (state) {
    case 'live':
    case 'interrupted':
      return started_at !== null && <span className="num">{formatLength(now - Date.parse(started_at))}</span>;
    case 'scheduled':
      return (
        scheduled_for !== null && (
          <>
            <span className="num">{formatMomentLong(scheduled_for)}</span>
            <StartsIn at={scheduled_for} />
          </>
        )
      );
    case 'ended':
      return started_at !== null && <span className="num">{formatMoment(started_at)}</span>;
    case 'canceled':
      return null;
  }
}
