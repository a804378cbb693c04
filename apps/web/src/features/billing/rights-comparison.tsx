import { type PlanRights, rightNames } from '@footlight/plans';
import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Plan } from '../../api/plans/list-plans.ts';
import { formatNumber } from '../../lib/format.ts';

interface RightsComparisonProps {
  plans: readonly Plan[];
  own: Plan['name'] | null;
}

/** Every right of every plan, side by side. */
export function RightsComparison({ plans, own }: RightsComparisonProps) {
  const { t } = useTranslation('billing');
  return (
    <section className="plans-section" aria-labelledby="rights">
      <h2 className="mb-4" id="rights">
        {t('rights.title')}
      </h2>
      <div className="panel">
        <table className="plan-rights">
          <thead>
            <tr>
              <th scope="col">{t('rights.right')}</th>
              {plans.map(({ name, label }) => (
                <th key={name} scope="col" data-own={name === own || undefined}>
                  {label}
                  {name === own && <span className="sr-only"> {t('rights.own')}</span>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">{t('rights.watch')}</th>
              {plans.map(({ name }) => (
                <td key={name}>
                  <RightValue value={true} />
                </td>
              ))}
            </tr>
            {rightNames.map((right) => (
              <tr key={right}>
                <th scope="row">{t(`rights.${right}`)}</th>
                {plans.map(({ name, rights }) => (
                  <td key={name}>
                    <RightValue value={rights[right]} days={right === 'recording_days'} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function RightValue({ value, days = false }: { value: PlanRights[keyof PlanRights]; days?: boolean }) {
  const { t } = useTranslation('billing');
  if (value === true) {
    return (
      <>
        <Check size={18} strokeWidth={1.75} aria-hidden="true" />
        <span className="sr-only">{t('rights.yes')}</span>
      </>
    );
  }
  if (value === false) return <span className="muted">{t('rights.no')}</span>;
  if (value === 'unlimited') return t('rights.unlimited');
  if (value === 0) return <span className="muted">{t('rights.none')}</span>;
  return <b className="num">{days ? t('rights.days', { count: value }) : formatNumber(value)}</b>;
}
