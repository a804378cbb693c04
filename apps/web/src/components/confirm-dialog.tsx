import { AlertDialog } from 'radix-ui';
import type { ReactNode } from 'react';
import { useModal } from '../lib/use-modal.ts';
import { Button } from './button.tsx';

interface ConfirmDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** The question: "End the stream?" */
  title: ReactNode;
  /** What follows from it. */
  children: ReactNode;
  /** The harmless answer, which has the focus: "Stay live". */
  keep: string;
  /** The other one: "End stream". It does not close the dialog by itself. */
  confirm: string;
  onConfirm: () => void;
  busy?: boolean;
  /** A milder way, as a button between both answers. */
  instead?: ReactNode;
}

/** Asks before something that cannot be taken back. Starts on the harmless button. */
export function ConfirmDialog({
  open,
  onOpenChange,
  title,
  children,
  keep,
  confirm,
  onConfirm,
  busy,
  instead,
}: ConfirmDialogProps) {
  const { giveFocusBack } = useModal(open);
  return (
    <AlertDialog.Root open={open} onOpenChange={onOpenChange}>
      <AlertDialog.Portal>
        {/* As in dialog.tsx: not Radix's overlay. */}
        <div className="backdrop">
          <AlertDialog.Content className="dialog" data-size="sm" onCloseAutoFocus={giveFocusBack}>
            <div className="dialog__head">
              <AlertDialog.Title className="dialog__title h2">{title}</AlertDialog.Title>
            </div>
            <AlertDialog.Description asChild>
              <div className="dialog__body sub pt-2">{children}</div>
            </AlertDialog.Description>
            <div className="dialog__foot">
              <AlertDialog.Cancel asChild>
                <Button>{keep}</Button>
              </AlertDialog.Cancel>
              {instead}
              <Button variant="danger-solid" busy={busy ?? false} onClick={onConfirm}>
                {confirm}
              </Button>
            </div>
          </AlertDialog.Content>
        </div>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
