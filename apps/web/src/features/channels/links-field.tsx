import type { RequestOf, updateChannel } from '@footlight/contracts';
import { Plus, X } from 'lucide-react';
import { useRef } from 'react';
import {
  type Control,
  type FieldErrors,
  useFieldArray,
  type UseFormRegister,
  type FieldError,
} from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { Input } from '../../components/input.tsx';
import { maxLinks } from './link-fields.ts';

type Details = RequestOf<typeof updateChannel>['body'];

interface LinksFieldProps {
  control: Control<Details>;
  register: UseFormRegister<Details>;
  errors: FieldErrors<Details>['links'];
}

/** Where else a channel can be found: up to five rows of a text and an address. */
export function LinksField({ control, register, errors }: LinksFieldProps) {
  const { t } = useTranslation('channels');
  const { fields, append, remove } = useFieldArray({ control, name: 'links' });
  const add = useRef<HTMLButtonElement>(null);
  const full = fields.length >= maxLinks;

  const takeAway = (index: number) => {
    remove(index);
    // The button goes with its row; the focus stays beside its place.
    add.current?.focus();
  };

  return (
    <fieldset className="grid gap-4">
      <legend className="field__label mb-2">{t('settings.links')}</legend>
      {fields.map((field, index) => (
        <div
          key={field.id}
          className="channel-link"
          role="group"
          aria-label={t('settings.link', { number: index + 1 })}
        >
          <Field
            label={t('settings.label')}
            error={wordsOf(errors?.[index]?.label, t('invalid.label_missing'))}
          >
            <Input {...register(`links.${index}.label`)} autoComplete="off" dir="auto" />
          </Field>
          <Field label={t('settings.url')} error={errors?.[index]?.url?.message}>
            <Input
              {...register(`links.${index}.url`)}
              type="url"
              autoComplete="off"
              autoCapitalize="off"
              spellCheck={false}
              dir="ltr"
            />
          </Field>
          <IconButton
            label={t('settings.remove_link', { number: index + 1 })}
            onClick={() => takeAway(index)}
          >
            <X size={18} strokeWidth={1.75} />
          </IconButton>
        </div>
      ))}
      <div className="flex flex-wrap items-center gap-3">
        <Button
          ref={add}
          aria-disabled={full}
          onClick={() => {
            if (!full) append({ label: '', url: '' });
          }}
        >
          <Plus size={18} strokeWidth={1.75} aria-hidden="true" />
          {t('settings.add_link')}
        </Button>
        {full && <p className="hint">{t('settings.links_full')}</p>}
      </div>
    </fieldset>
  );
}

/** Contracts word an empty line themselves, in English. */
function wordsOf(error: FieldError | undefined, missing: string): string | undefined {
  return error?.type === 'custom' ? missing : error?.message;
}
