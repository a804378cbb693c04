import type { ChannelPage } from '@footlight/contracts';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Dialog, DialogBody, DialogFoot } from '../../components/dialog.tsx';
import { Field } from '../../components/field.tsx';
import { Input } from '../../components/input.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { useDeleteChannel } from './delete-channel.ts';

interface DeletionDialogProps {
  channel: ChannelPage;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onDeleted: () => void;
}

/** The last question before a channel goes: its handle written out. */
export function DeletionDialog({ channel, open, onOpenChange, onDeleted }: DeletionDialogProps) {
  const { t } = useTranslation('channels');
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t('deletion.dialog_title', { name: channel.name })}
      description={t('deletion.dialog_text')}
    >
      <DeletionForm channel={channel} onKeep={() => onOpenChange(false)} onDeleted={onDeleted} />
    </Dialog>
  );
}

interface DeletionFormProps {
  channel: ChannelPage;
  onKeep: () => void;
  onDeleted: () => void;
}

function DeletionForm({ channel: { id, handle }, onKeep, onDeleted }: DeletionFormProps) {
  const { t } = useTranslation('channels');
  const remove = useDeleteChannel(id);
  const { register, handleSubmit, formState } = useForm({ defaultValues: { handle: '' } });
  const submit = handleSubmit(() => remove.mutate(undefined, { onSuccess: onDeleted }));
  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <DialogBody>
        {remove.error && (
          <ProblemNotice
            error={remove.error}
            title={t('deletion.failed')}
            onRetry={() => void submit()}
            busy={remove.isPending}
          />
        )}
        <Field label={t('deletion.confirm', { handle })} error={formState.errors.handle?.message}>
          <Input
            {...register('handle', {
              validate: (written) =>
                written.trim().toLowerCase() === handle || t('deletion.confirm_wrong', { handle }),
            })}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            dir="ltr"
          />
        </Field>
      </DialogBody>
      <DialogFoot>
        <Button data-start="" onClick={onKeep}>
          {t('deletion.keep')}
        </Button>
        <Button type="submit" variant="danger-solid" busy={remove.isPending}>
          {t('deletion.submit')}
        </Button>
      </DialogFoot>
    </form>
  );
}
