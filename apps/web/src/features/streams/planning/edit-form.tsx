import type { Account, Stream } from '@footlight/contracts';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { SaveForm } from '../../../components/save-form.tsx';
import { usePlanRights } from '../../../api/plans/plan-rights.ts';
import { useSave } from '../../../lib/use-save.ts';
import { showFormProblem } from './show-form-problem.ts';
import { isTimeProblem } from './time-problem.ts';
import { StreamFields } from './stream-fields.tsx';
import { streamResolver } from './stream-resolver.ts';
import { checkChanges, valuesOf } from './stream-values.ts';
import { useUpdateStream } from '../../../api/streams/update-stream.ts';

/** The words, the time and the circle of a stream that is there. */
export function EditForm({ account, stream }: { account: Account; stream: Stream }) {
  const { t } = useTranslation('streams');
  const update = useUpdateStream(stream.id);
  const rights = usePlanRights(stream.channel.id);
  const stored = valuesOf(stream, account.time_zone);
  const check = checkChanges(stored);
  const form = useForm({ resolver: streamResolver(check, t), defaultValues: stored });
  const { save, outcome } = useSave({
    stored,
    valuesOf: (saved: Stream) => valuesOf(saved, account.time_zone),
    reset: form.reset,
    update,
    onRefused: (error) => showFormProblem(error, form),
  });
  const submit = form.handleSubmit((values) => {
    const changes = check(values).data;
    if (changes) save(changes);
  });

  return (
    <SaveForm
      label={t('edit.title')}
      failed={t('edit.failed')}
      leave={t('form.leave_edit')}
      dirty={form.formState.isDirty}
      outcome={outcome}
      error={isTimeProblem(update.error) ? null : update.error}
      busy={update.isPending}
      onSubmit={submit}
    >
      <StreamFields
        form={form}
        stored={stored}
        allowsPrivate={rights.private}
        movable={stream.state === 'scheduled' && stream.scheduled_for !== null}
      />
    </SaveForm>
  );
}
