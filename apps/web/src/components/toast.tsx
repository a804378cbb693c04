import { CircleAlert, CircleCheck, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { IconButton } from './icon-button.tsx';

interface ToastProps {
  tone: 'ok' | 'danger';
  children: ReactNode;
  /** A quiet small button: "Undo", "Try again". */
  action?: ReactNode;
  onClose: () => void;
}

/** For what happened out of sight, where no place on the page can say it. It stays until it is closed. */
export function Toast({ tone, children, action, onClose }: ToastProps) {
  const { t } = useTranslation();
  const Icon = tone === 'ok' ? CircleCheck : CircleAlert;
  return createPortal(
    <div className="toasts">
      <div className="toast" data-tone={tone} role={tone === 'ok' ? 'status' : 'alert'}>
        <Icon size={18} strokeWidth={1.75} aria-hidden="true" />
        <p className="grow">{children}</p>
        {action}
        <IconButton size="sm" label={t('close')} side="top" onClick={onClose}>
          <X size={18} strokeWidth={1.75} />
        </IconButton>
      </div>
    </div>,
    document.body,
  );
}
