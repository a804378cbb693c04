import { createChannel } from '@footlight/contracts';
import { zodResolver } from '@hookform/resolvers/zod';
import { useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { Input } from '../../components/input.tsx';
import { MissingRight } from '../../components/missing-right.tsx';
import { Panel } from '../../components/panel.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { showFieldAndHandleErrors } from '../../lib/form-errors.ts';
import { isProblem } from '../../lib/send.ts';
import { lackOfProblem } from '../../api/plans/needed-plan.ts';
import { useCreateChannel } from '../../api/channels/create-channel.ts';
import { HandleField } from './handle-field.tsx';
import { useValidationMessage } from './validation-messages.ts';

/** A new channel's name and handle; everything else is chosen on the page that it leads to. */
export function NewChannelForm() {
  const { t } = useTranslation('channels');
  const navigate = useNavigate();
  const create = useCreateChannel();
  const check = zodResolver(createChannel.body, { error: useValidationMessage() });
  const resolver: typeof check = ({ handle, ...values }, context, options) =>
    check(handle ? { ...values, handle } : values, context, options);
  const { register, handleSubmit, setError, control, formState } = useForm({
    resolver,
    defaultValues: { name: '', handle: '' },
  });
  const { errors } = formState;
  const handle = useWatch({ control, name: 'handle' });

  const submit = handleSubmit((body) => {
    create.mutate(body, {
      onSuccess: (channel) => void navigate(`/dashboard/channels/${channel.id}`),
      onError: (error) =>
        showFieldAndHandleErrors(error, ['name', 'handle'], setError, t('invalid.handle_taken')),
    });
  });

  return (
    <form noValidate aria-label={t('create.title')} onSubmit={(event) => void submit(event)}>
      <Panel
        foot={
          <Button type="submit" variant="primary" busy={create.isPending} className="max-tablet:w-full">
            {t('create.submit')}
          </Button>
        }
      >
        <div className="grid gap-5">
          <WhyNot error={create.error} onRetry={() => void submit()} busy={create.isPending} />
          <Field
            label={t('settings.name')}
            // Contracts word this check themselves, in English.
            error={errors.name?.type === 'custom' ? t('invalid.name_missing') : errors.name?.message}
          >
            <Input {...register('name')} autoComplete="off" dir="auto" />
          </Field>
          <HandleField {...register('handle')} written={handle ?? ''} problem={errors.handle} />
        </div>
      </Panel>
    </form>
  );
}

function WhyNot({ error, onRetry, busy }: { error: unknown; onRetry: () => void; busy: boolean }) {
  const { t } = useTranslation('channels');
  if (!error || isProblem(error, 'handle_taken')) return null;
  const lack = lackOfProblem(error);
  if (lack) {
    return (
      <MissingRight lack={lack} role="alert" title={t('create.failed')}>
        {t('create.limit_help')}
      </MissingRight>
    );
  }
  return <ProblemNotice error={error} title={t('create.failed')} onRetry={onRetry} busy={busy} />;
}
