import type { UseFormReturn } from 'react-hook-form';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Choice } from '../../../components/choice.tsx';
import { Field } from '../../../components/field.tsx';
import { Input } from '../../../components/input.tsx';
import { Select } from '../../../components/select.tsx';
import { categories } from '../../../lib/categories.ts';
import { DescriptionField } from './description-field.tsx';
import type { StreamValues } from './stream-values.ts';
import { VisibilityField } from './visibility-field.tsx';
import { DateTimeFields } from './date-time-fields.tsx';

/** As contracts' StreamTitle has it; the form's own check uses that. */
const longestTitle = 120;

interface StreamFieldsProps {
  form: UseFormReturn<StreamValues>;
  stored: StreamValues;
  allowsPrivate: boolean;
  /** Whether it has a time that can be chosen: one that was started has none any more. */
  movable: boolean;
}

/** Everything that a host says about a stream. */
export function StreamFields({ form, stored, allowsPrivate, movable }: StreamFieldsProps) {
  const { t } = useTranslation('streams');
  const { t: common } = useTranslation();
  const { register, setValue, control, formState } = form;
  const { errors } = formState;
  const values = useWatch({ control, compute: (all) => all });
  return (
    <div className="grid gap-5">
      <Field
        label={t('form.title')}
        aside={t('form.count', { count: values.title.length, most: longestTitle })}
        error={errors.title?.message}
      >
        <Input {...register('title')} dir="auto" autoComplete="off" />
      </Field>
      {movable && (
        <DateTimeFields
          register={register}
          values={values}
          stored={stored.time_zone}
          errors={errors}
          onDevice={(zone) => setValue('time_zone', zone, { shouldDirty: true })}
        />
      )}
      {movable && (
        <Choice
          type="checkbox"
          {...register('start_on_encoder')}
          label={t('form.start_on_encoder')}
          hint={t('form.start_on_encoder_hint')}
        />
      )}
      <VisibilityField {...register('visibility')} allowsPrivate={allowsPrivate} stored={stored.visibility} />
      <DescriptionField
        field={register('description')}
        value={values.description}
        error={errors.description?.message}
      />
      <div className="grid items-start gap-5 tablet:grid-cols-2">
        <Field label={t('form.category')} error={errors.category?.message}>
          <Select {...register('category')}>
            <option value="">{t('form.category_none')}</option>
            {categories.map((category) => (
              <option key={category} value={category}>
                {common(`category.${category}`)}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t('form.tags')} hint={t('form.tags_hint')} error={errors.tags?.message}>
          <Input {...register('tags')} dir="auto" autoComplete="off" autoCapitalize="off" />
        </Field>
      </div>
    </div>
  );
}
