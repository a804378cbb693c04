import { Popover } from 'radix-ui';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { NoticeList } from './notice-list.tsx';

interface NoticesPopoverProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** The button that opens it. */
  trigger: ReactNode;
}

/** What happened, below the bell; a sheet from below on phones. Every link closes it. */
export function NoticesPopover({ open, onOpenChange, trigger }: NoticesPopoverProps) {
  const { t } = useTranslation('notices');
  const id = useId();
  const close = () => onOpenChange(false);
  return (
    <Popover.Root open={open} onOpenChange={onOpenChange}>
      <Popover.Trigger asChild>{trigger}</Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          className="menu notices"
          align="end"
          sideOffset={6}
          collisionPadding={8}
          aria-labelledby={id}
          onOpenAutoFocus={startAtTop}
        >
          <h2 className="h3 notices__head" id={id}>
            {t('title')}
          </h2>
          <div className="notices__body">
            <NoticeList onFollow={close} />
          </div>
          <p className="notices__foot">
            <Link className="link small" to="/account/notices" onClick={close}>
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
