import type { ComponentProps } from 'react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../components/field.tsx';
import { Select } from '../../components/select.tsx';
import { languageOptions } from './languages.ts';

interface LanguageFieldProps extends Omit<ComponentProps<'select'>, 'children'> {
  /** What the account has; kept among the choices, however unusual it is. */
  stored: string;
  error: string | undefined;
}

/** The language of the account, each by its own name. */
export function LanguageField({ stored, error, ...select }: LanguageFieldProps) {
  const { t } = useTranslation('account');
  const options = useMemo(() => languageOptions(stored), [stored]);
  return (
    <Field label={t('profile.language')} error={error}>
      <Select {...select}>
        {options.map(({ tag, label }) => (
          <option key={tag} value={tag} lang={tag}>
            {label}
          </option>
        ))}
      </Select>
    </Field>
  );
}
