import type { Notice } from '@footlight/contracts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Avatar } from '../../components/avatar.tsx';
import { formatMoment } from '../../lib/format.ts';
import { formatAgo } from './format-ago.ts';
import { useNoticeWords } from './use-notice-words.ts';

interface NoticeRowProps {
  notice: Notice;
  /** The time now, in milliseconds. */
  now: number;
  onFollow: () => void;
}

/** One thing that happened, as the way to its stream. */
export function NoticeRow({ notice, now, onFollow }: NoticeRowProps) {
  const { t } = useTranslation('notices');
  const words = useNoticeWords();
  const { channel, stream, read, at } = notice;
  return (
    <li>
      <Link
        className="notice-link"
        to={`/watch/${stream.id}`}
        data-unread={!read || undefined}
        onClick={onFollow}
      >
        <Avatar id={channel.id} name={channel.name} picture={channel.avatar_url} kind="channel" size="lg" />
        <span className="notice-link__text">
          <span className="notice-link__words">{words(notice)}</span>
          <span className="meta">
            {!read && <span className="notice-link__new">{t('new')}</span>}
            <time dateTime={at} title={formatMoment(at)}>
              {formatAgo(at, now)}
            </time>
          </span>
        </span>
      </Link>
    </li>
  );
}
