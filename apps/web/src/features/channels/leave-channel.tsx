import type { ChannelPage } from '@footlight/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { useLeaveChannel } from '../../api/channels/leave-channel.ts';

/** The way out of a channel that somebody else owns. */
export function LeaveChannel({ channel, userId }: { channel: ChannelPage; userId: string }) {
  const { t } = useTranslation('channels');
  const [asking, setAsking] = useState(false);
  const leave = useLeaveChannel(channel.id, userId);
  return (
    <>
      <Button size="sm" onClick={() => setAsking(true)}>
        {t('about.leave')}
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={(open) => {
          setAsking(open);
          if (!open) leave.reset();
        }}
        title={t('about.leave_title', { name: channel.name })}
        keep={t('about.keep')}
        confirm={t('about.leave')}
        onConfirm={() => leave.mutate(undefined, { onSuccess: () => setAsking(false) })}
        busy={leave.isPending}
      >
        <p>{t('about.leave_text')}</p>
        {leave.error && (
          <div className="mt-4">
            <ProblemNotice
              error={leave.error}
              title={t('about.leave_failed')}
              onRetry={() => leave.mutate(undefined, { onSuccess: () => setAsking(false) })}
              busy={leave.isPending}
            />
          </div>
        )}
      </ConfirmDialog>
    </>
  );
}
