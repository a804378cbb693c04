import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useModal } from '../lib/use-modal.ts';
import { IconButton } from './icon-button.tsx';

interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  description?: ReactNode;
  size?: 'sm' | 'md';
  children: ReactNode;
}

/**
 * Asks for something before the page goes on; a sheet from below on phones. Holds the focus, gives it back, closes on
 * Escape. Put the fields in `DialogBody` and the buttons in `DialogFoot`.
 */
export function Dialog({ open, onOpenChange, title, description, size = 'md', children }: DialogProps) {
  const { t } = useTranslation();
  const { giveFocusBack } = useModal(open);
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        {/* Not Radix's overlay: that stops scrolling by a style element, which the content security policy forbids. */}
        <div className="backdrop">
          <Radix.Content
            className="dialog"
            data-size={size}
            onOpenAutoFocus={startAtField}
            onCloseAutoFocus={giveFocusBack}
            {...(description ? {} : { 'aria-describedby': undefined })}
          >
            <div className="dialog__head">
              <div className="dialog__title">
                <Radix.Title className="h2">{title}</Radix.Title>
                {description ? (
                  <Radix.Description className="sub mt-1">{description}</Radix.Description>
                ) : null}
              </div>
              <Radix.Close asChild>
                <IconButton label={t('close')}>
                  <X size={18} strokeWidth={1.75} />
                </IconButton>
              </Radix.Close>
            </div>
            {children}
          </Radix.Content>
        </div>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** A dialog starts at what is marked `data-start`, the harmless button for example; else at its first field or button. */
function startAtField(event: Event): void {
  if (!(event.currentTarget instanceof HTMLElement)) return;
  const place = event.currentTarget;
  const field =
    place.querySelector<HTMLElement>('[data-start]') ??
    place.querySelector<HTMLElement>('.dialog__body :is(input, select, textarea)');
  if (!field) return;
  event.preventDefault();
  field.focus();
}

export function DialogBody({ children }: { children: ReactNode }) {
  return <div className="dialog__body">{children}</div>;
}

export function DialogFoot({ children }: { children: ReactNode }) {
  return <div className="dialog__foot">{children}</div>;
}
