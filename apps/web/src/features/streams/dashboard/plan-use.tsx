import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { MyPlan } from '../../../api/plans/get-my-plan.ts';
import { labelOf, usePlans } from '../../../api/plans/list-plans.ts';
import { Panel } from '../../../components/panel.tsx';
import { formatNumber } from '../../../lib/format.ts';
import './plan-use.css';

/** From which part of a limit on it is nearly reached. */
const nearly = 0.9;

const amounts = ['viewers', 'channels', 'staff'] as const;

/** What of the own plan's numbers is used, each out of what there is. */
export function PlanUse({ plan }: { plan: MyPlan }) {
  const { t } = useTranslation('streams');
  const { data: plans } = usePlans();
  return (
    <Panel
      title={plans ? t('plan.title', { plan: labelOf(plans, plan.plan) }) : t('plan.title_unnamed')}
      aside={
        <Link className="link small" to="/plans">
          {t('plan.compare')}
        </Link>
      }
    >
      <div className="plan-use">
        {amounts.map((right) => (
          <Use key={right} right={right} used={plan.use[right]} most={plan.rights[right]} />
        ))}
      </div>
    </Panel>
  );
}

interface UseProps {
  right: (typeof amounts)[number];
  used: number;
  most: number | 'unlimited';
}

function Use({ right, used, most }: UseProps) {
  const { t } = useTranslation('streams');
  const id = useId();
  const isFull = most !== 'unlimited' && used >= most;
  // One channel of one is no news; a stream that is nearly full is.
  const state = isFull ? 'full' : most !== 'unlimited' && used >= nearly * most ? 'nearly' : undefined;
  const isShort = right === 'viewers' && state !== undefined;
  return (
    <div>
      <p className="plan-use__line">
        <span id={id}>{t(`plan.${right}`)}</span>
        <span className="num sub">
          {formatNumber(used)}{' '}
          <span className="muted">
            {most === 'unlimited' ? t('plan.no_limit') : t('plan.of', { most: formatNumber(most) })}
          </span>
        </span>
      </p>
      {most !== 'unlimited' && most > 0 && (
        <div
          className="plan-use__bar"
          data-state={isShort ? state : undefined}
          role="meter"
          aria-labelledby={id}
          aria-valuenow={Math.min(used, most)}
          aria-valuemin={0}
          aria-valuemax={most}
        >
          <i style={{ inlineSize: `${Math.min(100, (100 * used) / most)}%` }} />
        </div>
      )}
      {right === 'viewers' && (
        <p className="small muted">{t(isShort ? `plan.${state}` : 'plan.viewers_hint')}</p>
      )}
      {right === 'staff' && <p className="small muted">{t('plan.staff_hint')}</p>}
    </div>
  );
}
