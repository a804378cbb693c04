import type { UseFormRegisterReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Choice } from '../../../components/choice.tsx';
import { formatMoment } from '../../../lib/format.ts';
import { deviceTimeZone, offsetAt } from '../../../lib/time-zones.ts';

interface RepeatedTimeFieldProps {
  /** What joins the choices to the form. */
  field: UseFormRegisterReturn;
  /** What the clocks show at both moments. */
  time: string;
  zone: string;
  /** The earlier one first. */
  moments: readonly string[];
}

/** Which of two moments is meant, on a day when the clocks are put back over a time. */
export function RepeatedTimeField({ field, time, zone, moments }: RepeatedTimeFieldProps) {
  const { t } = useTranslation('streams');
  const elsewhere = zone !== deviceTimeZone();
  return (
    <fieldset className="col-span-2 grid gap-2 max-tablet:gap-0">
      <legend className="field__label mb-2">{t('form.twice.legend', { time })}</legend>
      {moments.map((moment, index) => (
        <Choice
          key={moment}
          {...field}
          value={moment}
          label={t(index === 0 ? 'form.twice.before' : 'form.twice.after', {
            offset: offsetAt(zone, moment),
          })}
          {...(elsewhere && { hint: t('form.device_time', { moment: formatMoment(moment) }) })}
        />
      ))}
    </fieldset>
  );
}
