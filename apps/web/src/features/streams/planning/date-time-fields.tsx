import type { FieldErrors, UseFormRegisterReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Field } from '../../../components/field.tsx';
import { Input } from '../../../components/input.tsx';
import { TimeZoneField } from '../../../components/time-zone-field.tsx';
import { formatMoment } from '../../../lib/format.ts';
import { deviceTimeZone } from '../../../lib/time-zones.ts';
import { useNow } from '../../../lib/use-now.ts';
import { localTimeIn, momentOf } from '../local-time.ts';
import { momentsOf, type DateTimeValues } from './stream-values.ts';
import { RepeatedTimeField } from './repeated-time-field.tsx';

interface DateTimeFieldsProps {
  register: (name: keyof DateTimeValues) => UseFormRegisterReturn;
  values: DateTimeValues;
  /** The zone that was chosen before. */
  stored: string;
  errors: FieldErrors<DateTimeValues>;
  onDevice: (zone: string) => void;
}

/**
 * Date, time and whose clocks; what it is on this device's clocks, when those differ. A time that the server found to come
 * twice is followed by the choice between both.
 */
export function DateTimeFields({ register, values, stored, errors, onDevice }: DateTimeFieldsProps) {
  const { t } = useTranslation('streams');
  const device = deviceTimeZone();
  const today = localTimeIn(values.time_zone, useNow(60_000)).date;
  const either = momentsOf(values);
  const chosen = either.includes(values.moment);
  const moment = values.time_zone === device || either.length > 0 ? null : momentOf(values, values.time_zone);
  return (
    <div className="grid grid-cols-2 items-start gap-x-4 gap-y-5">
      <Field label={t('form.date')} error={errors.date?.message}>
        <Input {...register('date')} type="date" min={today} />
      </Field>
      <Field
        label={t('form.time')}
        hint={moment && t('form.device_time', { moment: formatMoment(moment) })}
        error={chosen ? undefined : errors.time?.message}
      >
        <Input {...register('time')} type="time" />
      </Field>
      {either.length > 0 && (
        <RepeatedTimeField
          field={register('moment')}
          time={values.time}
          zone={values.time_zone}
          moments={either}
        />
      )}
      <div className="max-tablet:col-span-2">
        <TimeZoneField
          {...register('time_zone')}
          stored={stored}
          chosen={values.time_zone}
          onDevice={onDevice}
          error={errors.time_zone?.message}
        />
      </div>
    </div>
  );
}
