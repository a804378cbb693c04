import { type ChannelPage, updateChannel } from '@footlight/contracts';
import { zodResolver } from '@hookform/resolvers/zod';
import { useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Field } from '../../components/field.tsx';
import { Input } from '../../components/input.tsx';
import { SaveForm } from '../../components/save-form.tsx';
import { Textarea } from '../../components/textarea.tsx';
import { showFieldAndHandleErrors } from '../../lib/form-errors.ts';
import { isProblem } from '../../lib/send.ts';
import { useSave } from '../../lib/use-save.ts';
import { changesOf, valuesOf } from './channel-changes.ts';
import { HandleField } from './handle-field.tsx';
import { useValidationMessage } from './validation-messages.ts';
import { LinksField } from './links-field.tsx';
import { linkFields } from './link-fields.ts';
import { useUpdateChannel } from '../../api/channels/update-channel.ts';

/** As contracts' `updateChannel` has it; the form's own check uses that. */
const longestDescription = 1000;

/** A channel's name, handle, description and links. */
export function DetailsPanel({ channel }: { channel: ChannelPage }) {
  const { t } = useTranslation('channels');
  const update = useUpdateChannel(channel.id);
  const invalid = useValidationMessage();
  const stored = valuesOf(channel);
  const check = zodResolver(updateChannel.body, { error: invalid });
  const resolver: typeof check = (values, context, options) =>
    check(changesOf(stored, values), context, options);
  const { register, handleSubmit, setError, reset, control, formState } = useForm({
    resolver,
    defaultValues: stored,
  });
  const { errors, isDirty } = formState;
  const [handle = '', description = ''] = useWatch({ control, name: ['handle', 'description'] });
  const { save, outcome } = useSave({
    stored,
    valuesOf,
    reset,
    update,
    onRefused: (error) =>
      showFieldAndHandleErrors(
        error,
        ['name', 'handle', 'description', ...linkFields],
        setError,
        t('invalid.handle_taken'),
      ),
  });

  return (
    <SaveForm
      label={t('settings.form')}
      headed
      failed={t('settings.failed')}
      leave={t('settings.leave')}
      dirty={isDirty}
      outcome={outcome}
      error={isProblem(update.error, 'handle_taken') ? null : update.error}
      busy={update.isPending}
      onSubmit={handleSubmit(save)}
    >
      <Field
        label={t('settings.name')}
        // Contracts word this check themselves, in English.
        error={errors.name?.type === 'custom' ? t('invalid.name_missing') : errors.name?.message}
      >
        <Input {...register('name')} autoComplete="off" dir="auto" />
      </Field>
      <HandleField {...register('handle')} written={handle} stored={channel.handle} problem={errors.handle} />
      <Field
        label={t('settings.description')}
        aside={t('settings.count', { count: description.length, most: longestDescription })}
        error={errors.description?.message}
      >
        <Textarea {...register('description')} rows={5} dir="auto" />
      </Field>
      <LinksField control={control} register={register} errors={errors.links} />
    </SaveForm>
  );
}
