import type { Stream } from '@footlight/contracts';
import { Eye } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { formatClock, formatLength, formatNumber } from '../lib/format.ts';
import { useNow } from '../lib/use-now.ts';
import { Avatar } from './avatar.tsx';
import { Badge, StreamBadge } from './badge.tsx';

interface StreamCardProps {
  stream: Stream;
  /** `large`: the first one, across the page on phones. `row`: picture and words side by side on phones. */
  size: 'large' | 'row';
}

/** A running stream, as a thing to press. Lit while it is live. */
export function StreamCard({ stream, size }: StreamCardProps) {
  const { t } = useTranslation();
  const now = useNow(size === 'large' ? 1_000 : 30_000);
  const age = stream.started_at === null ? null : now - Date.parse(stream.started_at);
  const Title = size === 'large' ? 'h2' : 'h3';
  return (
    <article className="stream" data-size={size}>
      <div className={stream.state === 'live' ? 'still lit' : 'still'}>
        <Avatar id={stream.channel.id} name={stream.channel.name} kind="channel" />
        <div className="still__corner" data-at="top">
          <StreamBadge state={stream.state} />
          {size === 'large' && age !== null && <Badge tone="plate">{formatClock(age)}</Badge>}
        </div>
        <div className="still__corner" data-at="bottom">
          <Badge tone="plate">
            <Eye aria-hidden="true" />
            <span aria-hidden="true">{formatNumber(stream.viewers)}</span>
            <span className="sr-only">{t('watching', { count: stream.viewers })}</span>
          </Badge>
        </div>
      </div>
      <div className="stream__body">
        <Avatar
          id={stream.channel.id}
          name={stream.channel.name}
          kind="channel"
          size={size === 'large' ? 'xl' : 'lg'}
        />
        <div className="min-w-0">
          <Title className="stream__title">
            <Link className="stream__link" to={`/watch/${stream.id}`}>
              <bdi>{stream.title}</bdi>
            </Link>
          </Title>
          <p className="meta">
            <bdi>{stream.channel.name}</bdi>
            {size === 'row' && age !== null && <span className="num">{formatLength(age)}</span>}
          </p>
        </div>
        {size === 'large' && (
          // Looks like the thing to press; the title's link lies over the whole card.
          <span className="stream__press btn" data-variant="primary" data-size="lg" aria-hidden="true">
            {t('watch_now')}
          </span>
        )}
      </div>
    </article>
  );
}
