import type { ChannelPage } from '@footlight/contracts';
import { useTranslation } from 'react-i18next';
import { DeletionDialog } from '../../components/deletion-dialog.tsx';
import { useDeleteChannel } from '../../api/channels/delete-channel.ts';

interface DeleteDialogProps {
  channel: ChannelPage;
  onClose: () => void;
  onDeleted: () => void;
}

/** The last question before a channel goes. */
export function DeleteDialog({ channel: { id, name, handle }, onClose, onDeleted }: DeleteDialogProps) {
  const { t } = useTranslation('channels');
  const remove = useDeleteChannel(id);
  return (
    <DeletionDialog
      title={t('deletion.dialog_title', { name })}
      text={t('deletion.dialog_text')}
      handle={handle}
      labels={{
        confirm: t('deletion.confirm', { handle }),
        wrong: t('deletion.confirm_wrong', { handle }),
        keep: t('deletion.keep'),
        submit: t('deletion.submit'),
        failed: t('deletion.failed'),
      }}
      error={remove.error}
      busy={remove.isPending}
      onSubmit={() => remove.mutate(undefined, { onSuccess: onDeleted })}
      onClose={onClose}
    />
  );
}
