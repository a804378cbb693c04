import type { Member } from '@footlight/contracts';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import type { useRemoveMember } from '../../api/people/remove-member.ts';

interface RemovalDialogProps {
  member: Member;
  remove: ReturnType<typeof useRemoveMember>;
  onRemove: () => void;
  onClose: () => void;
}

/** Asks before somebody is taken out of the channel. */
export function RemovalDialog({ member, remove, onRemove, onClose }: RemovalDialogProps) {
  const { t } = useTranslation('people');
  const name = member.display_name;
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => {
        if (open) return;
        remove.reset();
        onClose();
      }}
      title={t('members.remove_title', { name })}
      keep={t('members.remove_keep')}
      confirm={t('members.remove')}
      onConfirm={onRemove}
      busy={remove.isPending}
    >
      <p>{t('members.remove_text')}</p>
      {remove.error && (
        <div className="mt-4">
          <ProblemNotice
            error={remove.error}
            title={t('members.remove_failed', { name })}
            onRetry={onRemove}
            busy={remove.isPending}
          />
        </div>
      )}
    </ConfirmDialog>
  );
}
