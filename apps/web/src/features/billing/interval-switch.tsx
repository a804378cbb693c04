import { type Interval, intervals } from '@footlight/plans';
import { useTranslation } from 'react-i18next';
import type { Plan } from '../../api/plans/list-plans.ts';
import { Segmented } from '../../components/segmented.tsx';
import { formatNumber } from '../../lib/format.ts';
import { type Saving, savingOf } from './saving.ts';

interface IntervalSwitchProps {
  plans: readonly Plan[];
  value: Interval;
  onChange: (interval: Interval) => void;
}

/** Monthly or yearly, with what a year saves. */
export function IntervalSwitch({ plans, value, onChange }: IntervalSwitchProps) {
  const { t } = useTranslation('billing');
  const saving = savingOf(plans.flatMap(({ prices }) => prices ?? []));
  return (
    <Segmented
      label={t('interval.label')}
      value={value}
      onChange={onChange}
      options={intervals.map((interval) => ({
        value: interval,
        label: (
          <>
            {t(`interval.${interval}`)}
            {interval === 'year' && saving && <SavingText saving={saving} />}
          </>
        ),
      }))}
    />
  );
}

function SavingText({ saving }: { saving: NonNullable<Saving> }) {
  const { t } = useTranslation('billing');
  const words =
    'months' in saving
      ? t(saving.upTo ? 'saving.months_up_to' : 'saving.months', { count: saving.months })
      : t(saving.upTo ? 'saving.percent_up_to' : 'saving.percent', { percent: formatNumber(saving.percent) });
  return <span className="plans-saving">{words}</span>;
}
