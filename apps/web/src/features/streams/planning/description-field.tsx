import { useState } from 'react';
import type { UseFormRegisterReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button.tsx';
import { Field } from '../../../components/field.tsx';
import { Markdown } from '../../../components/markdown.tsx';
import { Textarea } from '../../../components/textarea.tsx';

/** As contracts' description has it; the form's own check uses that. */
const longest = 5_000;

interface DescriptionFieldProps {
  field: UseFormRegisterReturn;
  value: string;
  error: string | undefined;
}

/** What viewers read below the picture, in Markdown, and how it will look. */
export function DescriptionField({ field, value, error }: DescriptionFieldProps) {
  const { t } = useTranslation('streams');
  const [previewed, setPreviewed] = useState(false);
  return (
    <div className="grid gap-2">
      <Field
        label={t('form.description')}
        aside={t('form.count', { count: value.length, most: longest })}
        hint={t('form.description_hint')}
        error={error}
      >
        <Textarea {...field} rows={6} dir="auto" />
      </Field>
      {value.trim() !== '' && (
        <div>
          <Button size="sm" aria-expanded={previewed} onClick={() => setPreviewed(!previewed)}>
            {t(previewed ? 'form.preview_hide' : 'form.preview')}
          </Button>
        </div>
      )}
      {previewed && value.trim() !== '' && (
        <div className="border-s-2 border-line-strong ps-4" role="region" aria-label={t('form.preview')}>
          <Markdown>{value}</Markdown>
        </div>
      )}
    </div>
  );
}
