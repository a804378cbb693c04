import type { ManagedUser, PlanName } from '@footlight/contracts';
import { plans } from '@footlight/plans';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../components/field.tsx';
import { Select } from '../../components/select.tsx';
import { ActionDialog } from './action-dialog.tsx';
import { useEndPlanOverride } from '../../api/admin/end-plan-override.ts';
import { useOverridePlan } from '../../api/admin/override-plan.ts';

export function PlanDialog({ user, onClose }: { user: ManagedUser; onClose: () => void }) {
  const { t } = useTranslation('admin');
  const [plan, setPlan] = useState<PlanName>(user.plan_override?.plan ?? 'creator');
  const { mutateAsync, isPending, error } = useOverridePlan(user.id);
  return (
    <ActionDialog
      title={t('plan.ask', { name: user.display_name })}
      text={t('plan.ask_text')}
      hint={t('ask.log_hint')}
      action={t('plan.do')}
      endable
      mutation={{
        mutateAsync: ({ reason, end }) => mutateAsync({ plan, reason, ends_at: end }),
        isPending,
        error,
      }}
      onClose={onClose}
    >
      <Field label={t('plan.plan')}>
        <Select
          value={plan}
          onChange={(event) => setPlan(plans.find((each) => each === event.target.value) ?? plan)}
        >
          {plans.map((each) => (
            <option key={each} value={each}>
              {t(`plans.${each}`)}
            </option>
          ))}
        </Select>
      </Field>
    </ActionDialog>
  );
}

export function EndPlanDialog({ user, onClose }: { user: ManagedUser; onClose: () => void }) {
  const { t } = useTranslation('admin');
  const { mutateAsync, isPending, error } = useEndPlanOverride(user.id);
  return (
    <ActionDialog
      title={t('plan.end_ask', { name: user.display_name })}
      text={t('plan.end_text')}
      hint={t('ask.log_hint')}
      action={t('plan.end')}
      mutation={{ mutateAsync: ({ reason }) => mutateAsync({ reason }), isPending, error }}
      onClose={onClose}
    />
  );
}
