import { Popover } from 'radix-ui';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { NotificationList } from './notification-list.tsx';

interface NotificationsPopoverProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** The button that opens it. */
  trigger: ReactNode;
}

/** What happened, below the bell; a sheet from below on phones. Every link closes it. */
export function NotificationsPopover({ open, onOpenChange, trigger }: NotificationsPopoverProps) {
  const { t } = useTranslation('notifications');
  const id = useId();
  const close = () => onOpenChange(false);
  return (
    <Popover.Root open={open} onOpenChange={onOpenChange}>
      <Popover.Trigger asChild>{trigger}</Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          className="menu notifications"
          align="end"
          sideOffset={6}
          collisionPadding={8}
          aria-labelledby={id}
          onOpenAutoFocus={startAtTop}
        >
          <h2 className="h3 notifications__head" id={id}>
            {t('title')}
          </h2>
          <div className="notifications__body">
            <NotificationList onFollow={close} />
          </div>
          <p className="notifications__foot">
            <Link className="link small" to="/account/notifications" onClick={close}>
              {t('settings')}
            </Link>
          </p>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

/** Else the focus would go to the link below the list, which is there before the list is. */
function startAtTop(event: Event): void {
  event.preventDefault();
  if (event.currentTarget instanceof HTMLElement) event.currentTarget.focus();
}
