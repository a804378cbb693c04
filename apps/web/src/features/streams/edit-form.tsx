import type { Account, Stream } from '@footlight/contracts';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Panel } from '../../components/panel.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { UnsavedGuard } from '../../components/unsaved-guard.tsx';
import { useMyPlan } from '../../lib/my-plan.ts';
import { useMyChannels } from './list-my-channels.ts';
import { markStreamForm, refusedAtField } from './mark-stream-form.ts';
import { givesPrivate } from './plan-rights.ts';
import { StreamFields } from './stream-fields.tsx';
import { streamResolver } from './stream-resolver.ts';
import { checkChanges, valuesOf } from './stream-values.ts';
import { useUpdateStream } from './update-stream.ts';

/** The words, the time and the circle of a stream that is there. */
export function EditForm({ account, stream }: { account: Account; stream: Stream }) {
  const { t } = useTranslation('streams');
  const update = useUpdateStream(stream.id);
  const plan = useMyPlan();
  const channels = useMyChannels();
  const stored = valuesOf(stream, account.time_zone);
  const check = checkChanges(stored);
  const form = useForm({ resolver: streamResolver(check, t), defaultValues: stored });
  const { isDirty } = form.formState;
  const [outcome, setOutcome] = useState<'saved' | 'nothing' | null>(null);
  const role = channels.data?.find(({ id }) => id === stream.channel.id)?.role ?? null;

  const submit = form.handleSubmit((values) => {
    const changes = check(values).data;
    if (!changes) return;
    if (Object.keys(changes).length === 0) {
      form.reset(stored);
      setOutcome('nothing');
      return;
    }
    update.mutate(changes, {
      onSuccess: (saved) => {
        form.reset(valuesOf(saved, account.time_zone));
        setOutcome('saved');
      },
      onError: (error) => markStreamForm(error, form.setError),
    });
  });

  return (
    <form noValidate aria-label={t('edit.title')} onSubmit={(event) => void submit(event)}>
      <UnsavedGuard active={isDirty}>{t('form.leave_edit')}</UnsavedGuard>
      <Panel
        foot={
          <div className="flex flex-wrap items-center gap-4">
            <Button type="submit" variant="primary" busy={update.isPending} className="max-tablet:w-full">
              {t('edit.submit')}
            </Button>
            <p className="small sub empty:sr-only" role="status">
              {isDirty ? t('edit.unsaved') : outcome && t(`edit.${outcome}`)}
            </p>
          </div>
        }
      >
        {update.error && !refusedAtField(update.error) && (
          <div className="mb-5">
            <ProblemNotice
              error={update.error}
              title={t('edit.failed')}
              onRetry={() => void submit()}
              busy={update.isPending}
            />
          </div>
        )}
        <StreamFields
          form={form}
          stored={stored}
          allowsPrivate={givesPrivate(plan.data, role)}
          movable={stream.state === 'scheduled' && stream.scheduled_for !== null}
        />
      </Panel>
    </form>
  );
}
