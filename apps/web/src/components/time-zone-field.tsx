import type { ComponentProps } from 'react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { cityOf, deviceTimeZone, timeIn, timeZoneGroups } from '../lib/time-zones.ts';
import { useNow } from '../lib/use-now.ts';
import { Button } from './button.tsx';
import { Field } from './field.tsx';
import { Select } from './select.tsx';

interface TimeZoneFieldProps extends Omit<ComponentProps<'select'>, 'children'> {
  /** What was chosen before; kept among the choices, however unusual it is. */
  stored: string;
  chosen: string;
  /** Takes the time zone that this device is set to. */
  onDevice: (zone: string) => void;
  error: string | undefined;
}

/** A time zone, with what its clocks show, and a short way to the device's own. */
export function TimeZoneField({ stored, chosen, onDevice, error, ...select }: TimeZoneFieldProps) {
  const { t } = useTranslation();
  const groups = useMemo(() => timeZoneGroups(stored), [stored]);
  const device = deviceTimeZone();
  const time = timeIn(chosen, useNow(10_000));
  return (
    <div className="grid content-start gap-2">
      <Field
        label={t('time_zone.name')}
        hint={time === null ? undefined : t('time_zone.now', { time })}
        error={error}
      >
        <Select {...select}>
          {groups.map(({ region, zones }) => (
            <optgroup key={region} label={region ?? t('time_zone.other')}>
              {zones.map(({ name, label }) => (
                <option key={name} value={name}>
                  {label}
                </option>
              ))}
            </optgroup>
          ))}
        </Select>
      </Field>
      {device !== chosen && (
        <div>
          <Button size="sm" onClick={() => onDevice(device)}>
            {t('time_zone.device', { zone: cityOf(device) })}
          </Button>
        </div>
      )}
    </div>
  );
}
