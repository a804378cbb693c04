import { Bell as BellIcon } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../components/icon-button.tsx';
import { reportUnreached } from '../../lib/connection.ts';
import { formatNumber } from '../../lib/format.ts';
import { addTranslations } from '../../lib/i18n.ts';
import { notifications } from '../../locales/en/notifications.ts';
import { useUnread } from '../../api/notifications/count-unread.ts';
import type * as Parts from './notifications-popover.tsx';
import './notifications.css';

addTranslations('notifications', notifications);

const load = () => import('./notifications-popover.tsx');
/** Fetches the list's code while the hand is still on its way. */
const ahead = () => void load().catch(() => undefined);

/** The most that is told as a number. */
const most = 99;

/** Tells that something happened in the account's channels, and opens what. */
export function NotificationBell() {
  const { t } = useTranslation('notifications');
  const unread = useUnread();
  const [parts, setParts] = useState<typeof Parts | null>(null);
  const [open, setOpen] = useState(false);
  const number = unread > most ? `${formatNumber(most)}+` : formatNumber(unread);
  const label = unread > 0 ? t('unread', { number }) : t('title');
  const face = (
    <>
      <BellIcon size={18} strokeWidth={1.75} />
      {unread > 0 && <span className="notification-bell__count">{number}</span>}
    </>
  );

  if (!parts) {
    const openFirst = () => {
      load().then(
        (loaded) => {
          setParts(loaded);
          setOpen(true);
        },
        // Nobody answers: the offline banner says so, and the next press tries again.
        reportUnreached,
      );
    };
    return (
      <IconButton
        label={label}
        aria-haspopup="dialog"
        aria-expanded={false}
        onPointerEnter={ahead}
        onFocus={ahead}
        onClick={openFirst}
      >
        {face}
      </IconButton>
    );
  }
  return (
    <parts.NotificationsPopover
      open={open}
      onOpenChange={setOpen}
      trigger={<IconButton label={label}>{face}</IconButton>}
    />
  );
}
