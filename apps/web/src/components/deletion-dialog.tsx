import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { Button } from './button.tsx';
import { Dialog, DialogBody, DialogFoot } from './dialog.tsx';
import { Field } from './field.tsx';
import { Input } from './input.tsx';
import { PasswordInput } from './password-input.tsx';
import { ProblemNotice } from './problem-notice.tsx';

interface DeletionDialogProps {
  title: ReactNode;
  text: ReactNode;
  /** What has to be written out, to be sure. */
  handle: string;
  labels: { confirm: string; wrong: string; keep: string; submit: string; failed: string };
  /** Asked for, too, where it is given. */
  password?: { label: string; missing: string } | false;
  /** Why it is not deleted; null where a field says it. */
  error: Error | null;
  /** Better words than the error's own. */
  instead?: ReactNode;
  busy: boolean;
  /** `refuse` says at the password what is wrong with it. */
  onSubmit: (password: string, refuse: (message: string) => void) => void;
  onClose: () => void;
}

/** The last question before something goes for good. Drawn while it is asked, so that it starts empty each time. */
export function DeletionDialog({
  title,
  text,
  handle,
  labels,
  password = false,
  error,
  instead,
  busy,
  onSubmit,
  onClose,
}: DeletionDialogProps) {
  const { register, handleSubmit, setError, formState } = useForm({
    defaultValues: { password: '', handle: '' },
  });
  const { errors } = formState;
  const submit = handleSubmit((written) =>
    onSubmit(written.password, (message) =>
      setError('password', { type: 'server', message }, { shouldFocus: true }),
    ),
  );
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={title} description={text}>
      <form noValidate onSubmit={(event) => void submit(event)}>
        <DialogBody>
          {instead ??
            (error && (
              <ProblemNotice error={error} title={labels.failed} onRetry={() => void submit()} busy={busy} />
            ))}
          {password && (
            <Field label={password.label} error={errors.password?.message}>
              <PasswordInput
                {...register('password', { required: password.missing })}
                autoComplete="current-password"
              />
            </Field>
          )}
          <Field label={labels.confirm} error={errors.handle?.message}>
            <Input
              {...register('handle', {
                validate: (written) => written.trim().toLowerCase() === handle || labels.wrong,
              })}
              autoComplete="off"
              autoCapitalize="off"
              spellCheck={false}
              dir="ltr"
            />
          </Field>
        </DialogBody>
        <DialogFoot>
          <Button data-start={password ? undefined : ''} onClick={onClose}>
            {labels.keep}
          </Button>
          <Button type="submit" variant="danger-solid" busy={busy}>
            {labels.submit}
          </Button>
        </DialogFoot>
      </form>
    </Dialog>
  );
}
