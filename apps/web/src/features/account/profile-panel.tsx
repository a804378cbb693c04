import { type Account, profileFields, updateMe } from '@footlight/contracts';
import { zodResolver } from '@hookform/resolvers/zod';
import { useState } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Checkbox } from '../../components/checkbox.tsx';
import { Field } from '../../components/field.tsx';
import { Input } from '../../components/input.tsx';
import { Panel } from '../../components/panel.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { Textarea } from '../../components/textarea.tsx';
import { TimeZoneField } from '../../components/time-zone-field.tsx';
import { UnsavedGuard } from '../../components/unsaved-guard.tsx';
import { markFields } from '../../lib/form-problems.ts';
import { isProblem } from '../../lib/send.ts';
import { useInvalidWords } from './invalid-words.ts';
import { LanguageField } from './language-field.tsx';
import { changesOf, valuesOf } from './profile-changes.ts';
import { useUpdateMe } from './update-me.ts';

/** As contracts' `updateMe` has it; the form's own check uses that. */
const longestBio = 300;

const fields = ['display_name', 'handle', 'bio', 'language', 'time_zone', 'shows'] as const;

/** What others see of a person, and in what language and time the person lives. */
export function ProfilePanel({ account }: { account: Account }) {
  const { t } = useTranslation('account');
  const update = useUpdateMe();
  const invalid = useInvalidWords();
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
  const [outcome, setOutcome] = useState<'saved' | 'nothing' | null>(null);

  const submit = handleSubmit((changes) => {
    if (Object.keys(changes).length === 0) {
      // Spaces at an end, for example: nothing that would be stored.
      reset(stored);
      setOutcome('nothing');
      return;
    }
    update.mutate(changes, {
      onSuccess: (user) => {
        reset(valuesOf(user));
        setOutcome('saved');
      },
      onError: (error) => {
        if (isProblem(error, 'handle_taken')) {
          setError('handle', { type: 'taken', message: t('invalid.handle_taken') }, { shouldFocus: true });
        } else {
          markFields(error, fields, setError);
        }
      },
    });
  });

  const address = `${location.host}/u/${handle.trim().toLowerCase()}`;
  return (
    <form noValidate aria-label={t('profile.form')} onSubmit={(event) => void submit(event)}>
      <UnsavedGuard active={isDirty}>{t('profile.leave')}</UnsavedGuard>
      <Panel
        title={t('profile.form')}
        foot={
          <div className="flex flex-wrap items-center gap-4">
            <Button type="submit" variant="primary" busy={update.isPending} className="max-tablet:w-full">
              {t('save')}
            </Button>
            <p className="small sub empty:sr-only" role="status">
              {isDirty ? t('profile.unsaved') : outcome && t(`profile.${outcome}`)}
            </p>
          </div>
        }
      >
        <div className="grid gap-5">
          {update.error && !isProblem(update.error, 'handle_taken') && (
            <ProblemNotice
              error={update.error}
              title={t('profile.failed')}
              onRetry={() => void submit()}
              busy={update.isPending}
            />
          )}
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
            <Input
              {...register('handle')}
              autoComplete="off"
              autoCapitalize="off"
              spellCheck={false}
              dir="ltr"
            />
          </Field>
          <Field
            label={t('profile.bio')}
            aside={t('profile.bio_count', { count: bio.length, most: longestBio })}
            error={errors.bio?.message}
          >
            <Textarea {...register('bio')} rows={4} dir="auto" />
          </Field>
          <div className="grid gap-5 tablet:grid-cols-2">
            <LanguageField
              {...register('language')}
              stored={account.language}
              error={errors.language?.message}
            />
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
              <Checkbox
                key={field}
                {...register('shows')}
                value={field}
                label={t(`profile.shows_${field}`)}
              />
            ))}
          </fieldset>
        </div>
      </Panel>
    </form>
  );
}
