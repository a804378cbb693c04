import type { ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';
import { Choice } from '../../../components/choice.tsx';
import { MissingRightText } from '../../../components/missing-right.tsx';
import { isRestricted, visibilities } from '../../../lib/visibilities.ts';

interface VisibilityFieldProps extends Omit<ComponentProps<'input'>, 'type' | 'value'> {
  /** Whether the plan gives streams for members and for people whom one names. */
  allowsPrivate: boolean;
  /** Chosen already: it stays choosable, whatever the plan gives. */
  stored?: string;
}

/** Who can watch, each with what it means; what the plan does not give says so. */
export function VisibilityField({ allowsPrivate, stored, ...input }: VisibilityFieldProps) {
  const { t } = useTranslation('streams');
  return (
    <fieldset className="grid gap-2 max-tablet:gap-0">
      <legend className="field__label mb-2">{t('visibility.legend')}</legend>
      {visibilities.map((visibility) => {
        const disabled = isRestricted(visibility) && !allowsPrivate && visibility !== stored;
        return (
          <Choice
            key={visibility}
            {...input}
            value={visibility}
            disabled={disabled}
            label={t(`visibility.${visibility}`)}
            hint={disabled ? t('visibility.plan') : t(`visibility.${visibility}_hint`)}
          />
        );
      })}
      {!allowsPrivate && (
        <p className="small sub">
          <MissingRightText lack={{ right: 'private' }} />
        </p>
      )}
    </fieldset>
  );
}
