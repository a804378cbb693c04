import type { Interval } from '@footlight/plans';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useBilling } from '../../api/billing/get-billing.ts';
import { useMyPlan } from '../../api/plans/get-my-plan.ts';
import { type PlanList, usePlans } from '../../api/plans/list-plans.ts';
import { PageTitle } from '../../components/page-title.tsx';
import { ProblemState } from '../../components/problem-state.tsx';
import { Skeleton, Skeletons } from '../../components/skeleton.tsx';
import { addTranslations } from '../../lib/i18n.ts';
import { useSession } from '../../lib/session.ts';
import { billing } from '../../locales/en/billing.ts';
import './billing.css';
import { IntervalSwitch } from './interval-switch.tsx';
import { planAction, type PlanActionFacts } from './plan-action.ts';
import { PlanColumn } from './plan-column.tsx';
import { Questions } from './questions.tsx';
import { RightsComparison } from './rights-comparison.tsx';
import { SubscriptionNote } from './subscription-note.tsx';

addTranslations('billing', billing);

/** Every plan, what it gives and costs, and what the visitor can do about it. */
export function Component() {
  const { t } = useTranslation('billing');
  const plans = usePlans();
  return (
    <main className="page" id="main" tabIndex={-1}>
      <PageTitle title={t('title')} />
      {plans.data ? (
        <Plans list={plans.data} />
      ) : plans.isError ? (
        <ProblemState
          error={plans.error}
          title={t('failed.plans')}
          heading="h1"
          onRetry={() => void plans.refetch()}
          busy={plans.isFetching}
        />
      ) : (
        <Waiting />
      )}
    </main>
  );
}

function Plans({ list }: { list: PlanList }) {
  const { t } = useTranslation('billing');
  const session = useSession();
  const isAccount = session.state === 'account';
  const own = useMyPlan(isAccount);
  const paid = useBilling(isAccount && list.billing);
  const [search, setSearch] = useSearchParams();
  const subscription = paid.data?.subscription ?? null;
  const interval: Interval = readInterval(search.get('pay')) ?? subscription?.interval ?? 'year';
  // What an account can do is not known before its plan is; a wrong button would be pressed.
  const missing = isAccount ? [own, ...(list.billing ? [paid] : [])].find(({ data }) => !data) : undefined;
  const isKnown = session.state !== 'unknown' && !missing;
  const facts: PlanActionFacts = {
    billing: list.billing,
    defaultPlan: list.default_plan,
    own: own.data
      ? { plan: own.data.plan, ends: typeof own.data.given?.ends_at === 'string', subscription }
      : null,
  };
  const actions = list.data.map((plan) => ({ plan, action: planAction(plan.name, facts) }));
  const currency = list.data.find(({ prices }) => prices)?.prices?.currency ?? null;
  const next = actions.find(({ action }) => leadsUp(action));
  return (
    <>
      <div className="plans-head">
        <div>
          <h1 className="plans-heading">{t(list.billing ? 'heading' : 'heading_given')}</h1>
          <p className="sub measure">{t(list.billing ? 'text' : 'text_given')}</p>
        </div>
        {list.billing && (
          <IntervalSwitch
            plans={list.data}
            value={interval}
            onChange={(pay) => setSearch({ pay }, { replace: true })}
          />
        )}
      </div>
      {missing?.isError && (
        <ProblemState
          error={missing.error}
          title={t('failed.own')}
          onRetry={() => void missing.refetch()}
          busy={missing.isFetching}
        />
      )}
      <div className="plan-grid" aria-busy={!isKnown || undefined}>
        {actions.map(({ plan, action }) => (
          <PlanColumn
            key={plan.name}
            plan={plan}
            isOwn={plan.name === own.data?.plan}
            action={isKnown ? action : null}
            interval={interval}
            currency={currency}
            contact={list.contact}
            primary={plan === next?.plan}
          />
        ))}
      </div>
      {own.data && <SubscriptionNote own={own.data} list={list} subscription={subscription} />}
      <RightsComparison plans={list.data} own={own.data?.plan ?? null} />
      <Questions list={list} />
    </>
  );
}

function leadsUp(action: ReturnType<typeof planAction>): boolean {
  if (action.kind === 'sign_up') return action.thenPay;
  return 'as' in action && action.as === 'upgrade';
}

function readInterval(text: string | null): Interval | null {
  return text === 'month' || text === 'year' ? text : null;
}

function Waiting() {
  return (
    <Skeletons className="grid gap-8">
      <Skeleton className="h-20 max-w-md" />
      <Skeleton className="h-80 rounded-md" />
      <Skeleton className="h-96 rounded-md" />
    </Skeletons>
  );
}
