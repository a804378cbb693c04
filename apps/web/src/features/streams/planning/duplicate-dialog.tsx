import type { Stream } from '@footlight/contracts';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button.tsx';
import { MissingRight } from '../../../components/missing-right.tsx';
import { Dialog, DialogBody, DialogFoot } from '../../../components/dialog.tsx';
import { lackOf, type PlanRights } from '../../../api/plans/plan-rights.ts';
import { useDuplicateStream } from '../../../api/streams/duplicate-stream.ts';
import { dateTimeOf } from './stream-values.ts';
import { DateTimeDialog } from './date-time-dialog.tsx';

interface DuplicateDialogProps {
  stream: Stream;
  /** The zone of the account, for a stream without one. */
  zone: string;
  rights: PlanRights;
  onClose: () => void;
  /** When there is another one; else it closes then, too. */
  onMade?: () => void;
}

/** Asks when another stream like this one is to be, and makes it. */
export function DuplicateDialog({ stream, zone, rights, onClose, onMade }: DuplicateDialogProps) {
  const { t } = useTranslation('streams');
  const { t: common } = useTranslation();
  const duplicate = useDuplicateStream(stream.id);
  const lack = lackOf(rights, stream.visibility);
  const title = t('duplicate.title');
  if (lack) {
    return (
      <Dialog open onOpenChange={(open) => !open && onClose()} title={title}>
        <DialogBody>
          <MissingRight lack={{ right: lack }} />
        </DialogBody>
        <DialogFoot>
          <Button onClick={onClose}>{common('close')}</Button>
        </DialogFoot>
      </Dialog>
    );
  }
  return (
    <DateTimeDialog
      title={title}
      description={t('duplicate.text', { title: stream.title })}
      submit={t('duplicate.submit')}
      failed={t('duplicate.failed')}
      // The same hour on another day is what is wanted most of the time.
      defaults={{ ...dateTimeOf(stream, zone), date: '' }}
      mutation={duplicate}
      onClose={onClose}
      {...(onMade && { onDone: onMade })}
    />
  );
}
