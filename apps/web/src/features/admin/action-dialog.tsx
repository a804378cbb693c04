import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Dialog, DialogBody, DialogFoot } from '../../components/dialog.tsx';
import { Field } from '../../components/field.tsx';
import { Input } from '../../components/input.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { Textarea } from '../../components/textarea.tsx';
import { ApiProblem } from '../../lib/send.ts';

/** What the admin wrote: why, and until when (null for no end). */
export interface ActionInput {
  reason: string;
  end: string | null;
}

interface ActionDialogProps {
  title: string;
  text: string;
  /** Under the reason: who reads it. */
  hint: string;
  /** The button that does it. */
  action: string;
  dangerous?: boolean;
  /** Whether it can have an end. */
  endable?: boolean;
  /** Fields before the reason. */
  children?: ReactNode;
  mutation: { mutateAsync: (input: ActionInput) => Promise<unknown>; isPending: boolean; error: unknown };
  onClose: () => void;
}

/** Asks for what the log keeps of an action, and does it. */
export function ActionDialog({
  title,
  text,
  hint,
  action,
  dangerous = false,
  endable = false,
  children,
  mutation,
  onClose,
}: ActionDialogProps) {
  const { t } = useTranslation('admin');
  const [reason, setReason] = useState('');
  const [end, setEnd] = useState('');
  const [tried, setTried] = useState(false);
  const endProblem = problemOfEnd(mutation.error);

  async function submit(): Promise<void> {
    setTried(true);
    if (reason.trim() === '') return;
    // An input of this kind answers in the reader's own time, without a zone.
    const input = { reason, end: end === '' ? null : new Date(end).toISOString() };
    await mutation.mutateAsync(input).then(onClose, () => undefined);
  }

  return (
    <Dialog open title={title} description={text} onOpenChange={(open) => !open && onClose()}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <DialogBody>
          <div className="grid gap-4">
            {children}
            <Field
              label={t('ask.reason')}
              hint={hint}
              error={tried && reason.trim() === '' && t('ask.reason_missing')}
            >
              <Textarea
                rows={3}
                maxLength={300}
                value={reason}
                onChange={(event) => setReason(event.target.value)}
              />
            </Field>
            {endable && (
              <Field label={t('ask.end')} hint={t('ask.end_hint')} error={endProblem && t('ask.end_past')}>
                <Input type="datetime-local" value={end} onChange={(event) => setEnd(event.target.value)} />
              </Field>
            )}
            {mutation.error && !endProblem ? <ProblemNotice error={mutation.error} /> : null}
          </div>
        </DialogBody>
        <DialogFoot>
          <Button onClick={onClose}>{t('ask.cancel')}</Button>
          <Button type="submit" variant={dangerous ? 'danger-solid' : 'primary'} busy={mutation.isPending}>
            {action}
          </Button>
        </DialogFoot>
      </form>
    </Dialog>
  );
}

function problemOfEnd(error: unknown): boolean {
  return (
    error instanceof ApiProblem &&
    error.fields.some(({ pointer }) => pointer === '/body/until' || pointer === '/body/ends_at')
  );
}
