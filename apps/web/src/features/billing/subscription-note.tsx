import { useTranslation } from 'react-i18next';
import type { Subscription } from '../../api/billing/get-billing.ts';
import type { MyPlan } from '../../api/plans/get-my-plan.ts';
import { labelOf, type PlanList } from '../../api/plans/list-plans.ts';
import { Notice } from '../../components/notice.tsx';
import { formatDate } from '../../lib/format.ts';
import { formatMoney } from '../../lib/format-money.ts';
import { useNow } from '../../lib/use-now.ts';
import { type SubscriptionState, subscriptionState } from './subscription-state.ts';

interface SubscriptionNoteProps {
  own: MyPlan;
  list: PlanList;
  subscription: Subscription | null;
}

/** States in which something must be done, or something is lost. */
const urgent: readonly SubscriptionState[] = [
  'disputed',
  'overdue',
  'ended_unpaid',
  'unfinished',
  'paused',
  'unknown',
];

/** What an account pays and until when, or why it pays nothing; what is wrong stands out, with what to do. */
export function SubscriptionNote({ own, list, subscription }: SubscriptionNoteProps) {
  const { t } = useTranslation('billing');
  const now = useNow(60_000);
  const free = labelOf(list, 'free');
  if (!subscription) {
    const plan = labelOf(list, own.plan);
    const key = !own.given
      ? list.billing
        ? 'state.nothing'
        : 'state.default'
      : own.given.ends_at === null
        ? 'state.given'
        : 'state.given_until';
    return <p className="sub plan-note">{t(key, { plan, date: dateOf(own.given?.ends_at) })}</p>;
  }
  const state = subscriptionState(subscription, now);
  const names = {
    plan: subscription.plan ? labelOf(list, subscription.plan) : '',
    free,
    price: priceOf(subscription),
    next: dateOf(subscription.current_period_end),
    end: dateOf(subscription.cancel_at),
    grace: dateOf(subscription.grace_ends_at),
    trial: dateOf(subscription.trial_ends_at),
  };
  const interval = subscription.interval ?? 'month';
  if (state === 'active' || state === 'trial') {
    return <p className="sub plan-note">{t(`state.${state}_${interval}`, names)}</p>;
  }
  return (
    <div className="plan-note">
      <Notice tone={urgent.includes(state) ? 'warn' : 'info'} title={t(`state.${state}_title`, names)}>
        {t(`state.${state}_text`, names)}
      </Notice>
    </div>
  );
}

function priceOf({ amount, currency }: Subscription): string {
  return amount === null || currency === null ? '' : formatMoney(amount, currency);
}

function dateOf(moment: string | null | undefined): string {
  return moment ? formatDate(moment) : '';
}
