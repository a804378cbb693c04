import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useBilling } from '../../api/billing/get-billing.ts';
import { useMyPlan } from '../../api/plans/get-my-plan.ts';
import { labelOf, usePlans } from '../../api/plans/list-plans.ts';
import { Button } from '../../components/button.tsx';
import { Panel } from '../../components/panel.tsx';
import { ProblemState } from '../../components/problem-state.tsx';
import { Skeleton, Skeletons } from '../../components/skeleton.tsx';
import { addTranslations } from '../../lib/i18n.ts';
import { billing } from '../../locales/en/billing.ts';
import './billing.css';
import { PortalButton } from './plan-button.tsx';
import { planPoints } from './plan-points.ts';
import { SubscriptionNote } from './subscription-note.tsx';

addTranslations('billing', billing);

/** The account's plan, what is paid for it and until when, and where that is changed. */
export function PlanPanel() {
  const { t } = useTranslation('billing');
  const plans = usePlans();
  const own = useMyPlan();
  const pays = plans.data?.billing === true;
  const paid = useBilling(pays);
  const missing = [plans, own, ...(pays ? [paid] : [])].find(({ data }) => !data);
  if (missing?.isError) {
    return (
      <Panel title={t('panel.title')}>
        <ProblemState
          error={missing.error}
          title={t('failed.own')}
          onRetry={() => void missing.refetch()}
          busy={missing.isFetching}
          bare
        />
      </Panel>
    );
  }
  if (missing || !plans.data || !own.data) {
    return (
      <Skeletons>
        <Skeleton className="h-56 rounded-md" />
      </Skeletons>
    );
  }
  const { subscription, customer } = paid.data ?? { subscription: null, customer: false };
  return (
    <Panel title={t('panel.title')}>
      <div className="grid gap-4">
        <p className="h2 wrap-anywhere">{labelOf(plans.data, own.data.plan)}</p>
        <SubscriptionNote own={own.data} list={plans.data} subscription={subscription} />
        <ul className="plan__list">
          {planPoints(own.data.rights, t).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <div className="btn-row">
          {customer && (
            <PortalButton variant="primary">
              {t(subscription ? 'panel.manage' : 'panel.invoices')}
            </PortalButton>
          )}
          <Button asChild>
            <Link to="/plans">{t('panel.plans')}</Link>
          </Button>
        </div>
      </div>
    </Panel>
  );
}
