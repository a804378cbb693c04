import type { Notification } from '@footlight/contracts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Avatar } from '../../components/avatar.tsx';
import { formatMoment } from '../../lib/format.ts';
import { formatAgo } from './format-ago.ts';
import { useNotificationText } from './use-notification-text.ts';

interface NotificationRowProps {
  notification: Notification;
  /** The time now, in milliseconds. */
  now: number;
  onFollow: () => void;
}

/** One thing that happened, as the way to its stream. */
export function NotificationRow({ notification, now, onFollow }: NotificationRowProps) {
  const { t } = useTranslation('notifications');
  const textOf = useNotificationText();
  const { channel, stream, read, at } = notification;
  return (
    <li>
      <Link
        className="notification-link"
        to={`/watch/${stream.id}`}
        data-unread={!read || undefined}
        onClick={onFollow}
      >
        <Avatar id={channel.id} name={channel.name} picture={channel.avatar_url} kind="channel" size="lg" />
        <span className="notification-link__text">
          <span className="notification-link__text-block">{textOf(notification)}</span>
          <span className="meta">
            {!read && <span className="notification-link__new">{t('new')}</span>}
            <time dateTime={at} title={formatMoment(at)}>
              {formatAgo(at, now)}
            </time>
          </span>
        </span>
      </Link>
    </li>
  );
}
