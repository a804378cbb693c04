import type { ComponentProps } from 'react';
import type { FieldError } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Field } from '../../components/field.tsx';
import { Input } from '../../components/input.tsx';

interface HandleFieldProps extends ComponentProps<'input'> {
  /** What stands in the field. */
  written: string;
  /** What the channel is called so far; nothing for a new one. */
  stored?: string;
  problem: FieldError | undefined;
}

/** What a channel is called in its address, and what that makes of the address. */
export function HandleField({ written, stored, problem, ...input }: HandleFieldProps) {
  const { t } = useTranslation('channels');
  const handle = written.trim().toLowerCase();
  const address = `${location.host}/c/${handle}`;
  const hint =
    stored === undefined || handle === stored
      ? t(handle === '' ? 'create.handle_made' : 'settings.handle_address', { address })
      : t('settings.handle_moves', { address });
  return (
    <Field
      label={t('settings.handle')}
      hint={problem ? undefined : hint}
      // Contracts word this check themselves, in English.
      error={problem?.type === 'invalid_format' ? t('invalid.handle') : problem?.message}
    >
      <Input {...input} autoComplete="off" autoCapitalize="off" spellCheck={false} dir="ltr" />
    </Field>
  );
}
