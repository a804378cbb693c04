import { Check } from 'lucide-react';
import { useId } from 'react';
import type { Interval } from '@footlight/plans';
import { useTranslation } from 'react-i18next';
import type { Plan } from '../../api/plans/list-plans.ts';
import { Badge } from '../../components/badge.tsx';
import { formatMoney } from '../../lib/format-money.ts';
import type { PlanAction } from './plan-action.ts';
import { PlanButton } from './plan-button.tsx';
import { planPoints } from './plan-points.ts';

interface PlanColumnProps {
  plan: Plan;
  isOwn: boolean;
  /** Null while it is not known who asks. */
  action: PlanAction | null;
  interval: Interval;
  /** What plans are paid in; null where they are not. */
  currency: string | null;
  contact: string | null;
  primary: boolean;
}

/** A plan: its price, what to do about it, and what it gives. */
export function PlanColumn({ plan, isOwn, action, interval, currency, contact, primary }: PlanColumnProps) {
  const { t } = useTranslation('billing');
  const id = useId();
  return (
    <article className="plan" aria-labelledby={id} data-own={isOwn || undefined}>
      <div className="plan__top">
        <div className="plan__name">
          <h2 className="h2 wrap-anywhere" id={id}>
            {plan.label}
          </h2>
          {isOwn && <Badge tone="accent">{t('own')}</Badge>}
        </div>
        <p className="sub small">{t(`for.${plan.name}`)}</p>
        {currency !== null && <PriceLine plan={plan} interval={interval} currency={currency} />}
        <div className="plan__action">
          {action && (
            <PlanButton plan={plan} action={action} interval={interval} contact={contact} primary={primary} />
          )}
        </div>
      </div>
      <ul className="plan__list">
        {planPoints(plan.rights, t).map((line) => (
          <li key={line}>
            <Check size={18} strokeWidth={1.75} aria-hidden="true" />
            <span>{line}</span>
          </li>
        ))}
      </ul>
    </article>
  );
}

function PriceLine({
  plan: { prices },
  interval,
  currency,
}: {
  plan: Plan;
  interval: Interval;
  currency: string;
}) {
  const { t } = useTranslation('billing');
  if (!prices) {
    return (
      <p className="plan__price">
        <span className="plan__amount num">{formatMoney(0, currency)}</span>
        <span className="small muted">{t('price.for_ever')}</span>
      </p>
    );
  }
  return (
    <p className="plan__price">
      <span className="plan__amount num">{formatMoney(prices[interval], prices.currency)}</span>
      <span className="small muted">
        {interval === 'month'
          ? t('price.a_month')
          : t('price.a_year', { month: formatMoney(Math.round(prices.year / 12), prices.currency) })}
      </span>
    </p>
  );
}
