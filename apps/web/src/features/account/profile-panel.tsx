import { type Account, profileFields, updateMe } from '@footlight/contracts';
import { zodResolver } from '@hookform/resolvers/zod';
import { useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Choice } from '../../components/choice.tsx';
import { Field } from '../../components/field.tsx';
import { Input } from '../../components/input.tsx';
import { SaveForm } from '../../components/save-form.tsx';
import { Textarea } from '../../components/textarea.tsx';
import { TimeZoneField } from '../../components/time-zone-field.tsx';
import { showFieldAndHandleErrors } from '../../lib/form-errors.ts';
import { isProblem } from '../../lib/send.ts';
import { useSave } from '../../lib/use-save.ts';
import { useValidationMessage } from './validation-messages.ts';
import { LanguageField } from './language-field.tsx';
import { changesOf, valuesOf } from './profile-changes.ts';
import { useUpdateMe } from '../../api/account/update-me.ts';

/** As contracts' `updateMe` has it; the form's own check uses that. */
const longestBio = 300;

const fields = ['display_name', 'handle', 'bio', 'language', 'time_zone', 'shows'] as const;

/** What others see of a person, and in what language and time the person lives. */
export function ProfilePanel({ account }: { account: Account }) {
  const { t } = useTranslation('account');
  const update = useUpdateMe();
  const invalid = useValidationMessage();
  const stored = valuesOf(account);
  const check = zodResolver(updateMe.body, { error: invalid });
  const resolver: typeof check = (values, context, options) =>
    check(changesOf(stored, values), context, options);
  const { register, handleSubmit, setError, setValue, reset, control, formState } = useForm({
    resolver,
    defaultValues: stored,
  });
  const { errors, isDirty } = formState;
  const [handle = '', bio = '', zone = ''] = useWatch({ control, name: ['handle', 'bio', 'time_zone'] });
  const { save, outcome } = useSave({
    stored,
    valuesOf,
    reset,
    update,
    onRefused: (error) => showFieldAndHandleErrors(error, fields, setError, t('invalid.handle_taken')),
  });

  const address = `${location.host}/u/${handle.trim().toLowerCase()}`;
  return (
    <SaveForm
      label={t('profile.form')}
      headed
      failed={t('profile.failed')}
      leave={t('profile.leave')}
      dirty={isDirty}
      outcome={outcome}
      error={isProblem(update.error, 'handle_taken') ? null : update.error}
      busy={update.isPending}
      onSubmit={handleSubmit(save)}
    >
      <Field label={t('profile.name')} error={errors.display_name?.message}>
        <Input {...register('display_name')} autoComplete="nickname" dir="auto" />
      </Field>
      <Field
        label={t('profile.handle')}
        hint={
          errors.handle
            ? undefined
            : t(
                handle.trim().toLowerCase() === account.handle
                  ? 'profile.handle_address'
                  : 'profile.handle_moves',
                { address },
              )
        }
        // Contracts word this check themselves, in English.
        error={errors.handle?.type === 'invalid_format' ? t('invalid.handle') : errors.handle?.message}
      >
        <Input {...register('handle')} autoComplete="off" autoCapitalize="off" spellCheck={false} dir="ltr" />
      </Field>
      <Field
        label={t('profile.bio')}
        aside={t('profile.bio_count', { count: bio.length, most: longestBio })}
        error={errors.bio?.message}
      >
        <Textarea {...register('bio')} rows={4} dir="auto" />
      </Field>
      <div className="grid gap-5 tablet:grid-cols-2">
        <LanguageField {...register('language')} stored={account.language} error={errors.language?.message} />
        <TimeZoneField
          {...register('time_zone')}
          stored={account.time_zone}
          chosen={zone}
          onDevice={(name) => setValue('time_zone', name, { shouldDirty: true, shouldValidate: true })}
          error={errors.time_zone?.message}
        />
      </div>
      <fieldset className="grid gap-2 max-tablet:gap-0">
        <legend className="field__label mb-2">{t('profile.shows')}</legend>
        {profileFields.map((field) => (
          <Choice
            key={field}
            type="checkbox"
            {...register('shows')}
            value={field}
            label={t(`profile.shows_${field}`)}
          />
        ))}
      </fieldset>
    </SaveForm>
  );
}
