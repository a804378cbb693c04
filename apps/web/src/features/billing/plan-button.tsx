import type { Interval, PaidPlan } from '@footlight/plans';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCheckout } from '../../api/billing/create-checkout.ts';
import { usePortal } from '../../api/billing/open-portal.ts';
import type { Plan } from '../../api/plans/list-plans.ts';
import { Button } from '../../components/button.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { withReturn } from '../../lib/return-path.ts';
import type { PlanAction } from './plan-action.ts';

interface PlanButtonProps {
  plan: Plan;
  action: PlanAction;
  interval: Interval;
  /** Where the operator is asked: an address to write to, or a page; null where there is none. */
  contact: string | null;
  /** The one that the page is for: the next plan above the visitor's. */
  primary: boolean;
}

/** What the visitor can do about a plan. */
export function PlanButton({ plan, action, interval, contact, primary }: PlanButtonProps) {
  const { t } = useTranslation('billing');
  const names = { plan: plan.label };
  const variant = primary ? 'primary' : 'secondary';
  switch (action.kind) {
    case 'sign_up':
      return (
        <Button asChild block variant={variant}>
          <Link to={withReturn('/sign-up', action.thenPay ? `/plans?pay=${interval}` : '/')}>
            {action.thenPay ? t('action.sign_up_for', names) : t('action.sign_up')}
          </Link>
        </Button>
      );
    case 'checkout':
      return (
        <CheckoutButton plan={plan.name as PaidPlan} interval={interval} variant={variant}>
          {t(`action.${action.as}`, names)}
        </CheckoutButton>
      );
    case 'portal':
      return (
        <PortalButton variant={variant} block>
          {t(`action.${action.as}`, names)}
        </PortalButton>
      );
    case 'ask':
      return contact === null ? (
        <p className="plan__words">{t('action.ask_words')}</p>
      ) : (
        <Button asChild block>
          <a href={contact}>{t('action.ask', names)}</a>
        </Button>
      );
    case 'own':
      return <p className="plan__words">{t('action.own')}</p>;
    case 'included':
      return <p className="plan__words">{t('action.included')}</p>;
  }
}

interface CheckoutButtonProps {
  plan: PaidPlan;
  interval: Interval;
  variant: 'primary' | 'secondary';
  children: string;
}

function CheckoutButton({ plan, interval, variant, children }: CheckoutButtonProps) {
  const { t } = useTranslation('billing');
  const checkout = useCheckout();
  const pay = () => checkout.mutate({ plan, interval });
  return (
    <>
      <Button block variant={variant} busy={checkout.isPending || checkout.isSuccess} onClick={pay}>
        {children}
      </Button>
      {checkout.error && <ProblemNotice error={checkout.error} title={t('failed.checkout')} onRetry={pay} />}
    </>
  );
}

interface PortalButtonProps {
  variant: 'primary' | 'secondary';
  block?: boolean;
  children: string;
}

/** Leads to the customer portal. */
export function PortalButton({ variant, block = false, children }: PortalButtonProps) {
  const { t } = useTranslation('billing');
  const portal = usePortal();
  const open = () => portal.mutate();
  return (
    <>
      <Button block={block} variant={variant} busy={portal.isPending || portal.isSuccess} onClick={open}>
        {children}
      </Button>
      {portal.error && <ProblemNotice error={portal.error} title={t('failed.portal')} onRetry={open} />}
    </>
  );
}
