import type { ComponentProps } from 'react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { Select } from '../../components/select.tsx';
import { useNow } from '../../lib/use-now.ts';
import { cityOf, deviceTimeZone, timeIn, timeZoneGroups } from './time-zones.ts';

interface TimeZoneFieldProps extends Omit<ComponentProps<'select'>, 'children'> {
  /** What the account has; kept among the choices, however unusual it is. */
  stored: string;
  chosen: string;
  /** Takes the time zone that this device is set to. */
  onDevice: (zone: string) => void;
  error: string | undefined;
}

/** The time zone of the account, with what its clocks show, and a short way to the device's own. */
export function TimeZoneField({ stored, chosen, onDevice, error, ...select }: TimeZoneFieldProps) {
  const { t } = useTranslation('account');
  const groups = useMemo(() => timeZoneGroups(stored), [stored]);
  const device = deviceTimeZone();
  const time = timeIn(chosen, useNow(10_000));
  return (
    <div className="grid content-start gap-2">
      <Field
        label={t('profile.zone')}
        hint={time === null ? undefined : t('profile.zone_now', { time })}
        error={error}
      >
        <Select {...select}>
          {groups.map(({ region, zones }) => (
            <optgroup key={region} label={region ?? t('profile.zone_other')}>
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
            {t('profile.zone_device', { zone: cityOf(device) })}
          </Button>
        </div>
      )}
    </div>
  );
}
