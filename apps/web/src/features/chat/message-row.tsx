import type { ChatMessage } from '@footlight/contracts';
import { CircleAlert, EllipsisVertical, EyeOff, Trash2 } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { Menu, MenuItem, MenuLabel } from '../../components/menu.tsx';
import { RoleBadge } from '../../components/role-badge.tsx';
import { formatMoment, formatTime } from '../../lib/format.ts';
import type { SendFailure } from './outbox.ts';

interface MessageRowProps {
  message: ChatMessage;
  /** As whom the reader may remove it, or null. */
  removeAs: 'author' | 'staff' | null;
  removal: 'under_way' | SendFailure | undefined;
  onRemove: (messageId: string, by: 'author' | 'staff') => void;
}

/** One message: who, what they are, what they say; the time on hover and for screen readers. */
export const MessageRow = memo(function MessageRow({
  message,
  removeAs,
  removal,
  onRemove,
}: MessageRowProps) {
  const { t } = useTranslation('chat');
  const { author, deleted } = message;
  const time = <time dateTime={message.created_at}>{formatTime(message.created_at)}</time>;

  if (deleted) {
    return (
      <li className="msg" data-kind="gone" data-seq={message.seq}>
        <EyeOff size={14} strokeWidth={1.75} aria-hidden="true" />
        {t(`removed.${deleted.by}`)} {time}
      </li>
    );
  }

  const remove = () => removeAs && onRemove(message.id, removeAs);
  return (
    <li className="msg" data-seq={message.seq} data-acts={removeAs ? '' : undefined}>
      <span className="msg__who">
        <bdi>{author.display_name}</bdi>
      </span>
      {author.role !== 'account' && <RoleBadge role={author.role} />}
      <bdi className="msg__body">{message.body}</bdi> {time}
      {removal === 'under_way' && <span className="xs muted"> {t('removing')}</span>}
      {removal && removal !== 'under_way' && (
        <span className="error" role="alert">
          <CircleAlert aria-hidden="true" strokeWidth={1.75} />
          <span>
            {t('not_removed')}{' '}
            <button type="button" className="link" onClick={remove}>
              {t('again')}
            </button>
          </span>
        </span>
      )}
      {removeAs && (
        <Menu
          trigger={
            <button
              type="button"
              className="msg__more"
              // One stop for the Tab key in the whole list; the arrows go from message to message.
              tabIndex={-1}
              aria-label={t('actions.open', { name: author.display_name })}
            >
              <EllipsisVertical size={18} strokeWidth={1.75} aria-hidden="true" />
            </button>
          }
        >
          <MenuLabel>
            <bdi>
              {t('actions.sent', { name: author.display_name, time: formatMoment(message.created_at) })}
            </bdi>
          </MenuLabel>
          <MenuItem tone="danger" icon={<Trash2 size={18} strokeWidth={1.75} />} onSelect={remove}>
            {t('actions.remove')}
          </MenuItem>
        </Menu>
      )}
    </li>
  );
});
