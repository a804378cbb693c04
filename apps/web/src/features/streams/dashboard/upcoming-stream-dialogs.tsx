import type { Stream } from '@footlight/contracts';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button.tsx';
import { ConfirmDialog } from '../../../components/confirm-dialog.tsx';
import { ProblemNotice } from '../../../components/problem-notice.tsx';
import { formatMoment } from '../../../lib/format.ts';
import type { PlanRights } from '../../../api/plans/plan-rights.ts';
import { useNow } from '../../../lib/use-now.ts';
import { useCancelStream } from '../../../api/streams/cancel-stream.ts';
import { useDeleteStream } from '../../../api/streams/delete-stream.ts';
import { DuplicateDialog } from '../planning/duplicate-dialog.tsx';
import { dateTimeOf } from '../planning/stream-values.ts';
import { useUpdateStream } from '../../../api/streams/update-stream.ts';
import { DateTimeDialog } from '../planning/date-time-dialog.tsx';

export type UpcomingAction = 'move' | 'duplicate' | 'cancel' | 'delete';

interface ActionProps {
  stream: Stream;
  /** The zone of the account, for a stream without one. */
  zone: string;
  rights: PlanRights;
  onClose: () => void;
}

/** The question behind one of the actions for a stream. */
export function UpcomingStreamDialog({ action, ...props }: ActionProps & { action: UpcomingAction }) {
  switch (action) {
    case 'move':
      return <Move {...props} />;
    case 'duplicate':
      return <DuplicateDialog {...props} />;
    case 'cancel':
      return <Cancel {...props} />;
    case 'delete':
      return <Delete {...props} />;
  }
}

function Move({ stream, zone, onClose }: ActionProps) {
  const { t } = useTranslation('streams');
  const update = useUpdateStream(stream.id);
  return (
    <DateTimeDialog
      title={t('move.title')}
      description={<bdi>{stream.title}</bdi>}
      submit={t('move.submit')}
      failed={t('move.failed')}
      defaults={dateTimeOf(stream, zone)}
      mutation={update}
      onClose={onClose}
    />
  );
}

function Cancel({ stream, onClose }: ActionProps) {
  const { t } = useTranslation('streams');
  const cancel = useCancelStream(stream.id);
  const go = () => cancel.mutate(undefined, { onSuccess: onClose });
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('cancel.title')}
      keep={t('cancel.keep')}
      confirm={t('cancel.confirm')}
      onConfirm={go}
      busy={cancel.isPending}
    >
      <Named stream={stream} />
      <p>{t('cancel.text')}</p>
      {cancel.error && <ProblemNotice error={cancel.error} title={t('cancel.failed')} onRetry={go} />}
    </ConfirmDialog>
  );
}

function Delete({ stream, onClose }: ActionProps) {
  const { t } = useTranslation('streams');
  const remove = useDeleteStream(stream.id);
  const cancel = useCancelStream(stream.id);
  const { scheduled_for: at } = stream;
  const now = useNow(60_000);
  const toCome = at !== null && Date.parse(at) > now;
  const go = () => remove.mutate(undefined, { onSuccess: onClose });
  const goCancel = () => cancel.mutate(undefined, { onSuccess: onClose });
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('delete.title')}
      keep={t('delete.keep')}
      confirm={t('delete.confirm')}
      onConfirm={go}
      busy={remove.isPending}
      instead={
        toCome && (
          <Button busy={cancel.isPending} onClick={goCancel}>
            {t('delete.cancel')}
          </Button>
        )
      }
    >
      <Named stream={stream} />
      <p>{t('delete.text')}</p>
      {toCome && (
        <p>
          {t('delete.nobody_told')} {t(`delete.instead.${stream.visibility}`)}
        </p>
      )}
      {remove.error && <ProblemNotice error={remove.error} title={t('delete.failed')} onRetry={go} />}
      {cancel.error && <ProblemNotice error={cancel.error} title={t('cancel.failed')} onRetry={goCancel} />}
    </ConfirmDialog>
  );
}

function Named({ stream }: { stream: Stream }) {
  return (
    <p className="wrap-anywhere">
      <bdi className="strong text-text">{stream.title}</bdi>
      {stream.scheduled_for !== null && <span className="num"> · {formatMoment(stream.scheduled_for)}</span>}
    </p>
  );
}
