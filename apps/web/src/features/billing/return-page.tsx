import { CircleAlert, CircleCheck, Clock3, type LucideIcon, Search } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link, Navigate, useSearchParams } from 'react-router';
import { useMyPlan } from '../../api/plans/get-my-plan.ts';
import { labelOf, usePlans } from '../../api/plans/list-plans.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { PageTitle } from '../../components/page-title.tsx';
import { ProblemState } from '../../components/problem-state.tsx';
import { RequireAccount } from '../../components/require-account.tsx';
import { Skeleton, Skeletons } from '../../components/skeleton.tsx';
import { addTranslations } from '../../lib/i18n.ts';
import { billing } from '../../locales/en/billing.ts';
import { mayChange, type PaymentOutcome } from './payment-outcome.ts';
import { usePaymentOutcome } from './use-payment-outcome.ts';

addTranslations('billing', billing);

/** Where one comes back to from Stripe: says what became of the payment. That one is here proves nothing. */
export function Component() {
  const { t } = useTranslation('billing');
  const [search] = useSearchParams();
  return (
    <>
      <PageTitle title={t('return.title')} />
      <RequireAccount waiting={<Waiting />} failedTitle={t('return.failed')}>
        {() => (search.get('from') === 'portal' ? <FromPortal /> : <FromCheckout />)}
      </RequireAccount>
    </>
  );
}

/** What was changed there is read, and stands on the account's page. */
function FromPortal() {
  const { outcome, error } = usePaymentOutcome();
  return outcome || error ? <Navigate to="/account/plan" replace /> : <Waiting />;
}

function FromCheckout() {
  const { outcome, error, isWaiting, isFetching, subscription, askAgain } = usePaymentOutcome();
  const { t } = useTranslation('billing');
  const plans = usePlans();
  const own = useMyPlan();
  if (!outcome && error) {
    return (
      <main className="page" id="main" tabIndex={-1}>
        <ProblemState
          error={error}
          title={t('return.failed')}
          heading="h1"
          onRetry={askAgain}
          busy={isFetching}
        />
        <p className="sub small return-note">{t('return.by_itself')}</p>
      </main>
    );
  }
  const shown = isWaiting ? 'waiting' : (outcome ?? 'nothing');
  const plan = subscription?.plan && plans.data ? labelOf(plans.data, subscription.plan) : '';
  return (
    <main className="page" id="main" tabIndex={-1}>
      <div role="status">
        <EmptyState
          icon={icons[shown]}
          heading="h1"
          title={t(`return.${shown}_title`, { plan })}
          actions={
            <NextStep
              shown={shown}
              hasChannel={own.data ? own.data.use.channels > 0 : true}
              busy={isFetching}
              onAgain={askAgain}
            />
          }
        >
          <p>{t(`return.${shown}_text`, { plan })}</p>
          {isWaiting && outcome === 'pending' && <p>{t('return.confirming')}</p>}
        </EmptyState>
      </div>
    </main>
  );
}

type Shown = PaymentOutcome | 'waiting';

const icons: Readonly<Record<Shown, LucideIcon>> = {
  waiting: Clock3,
  paid: CircleCheck,
  pending: Clock3,
  failed: CircleAlert,
  overdue: CircleAlert,
  disputed: CircleAlert,
  nothing: Search,
};

interface NextStepProps {
  shown: Shown;
  hasChannel: boolean;
  busy: boolean;
  onAgain: () => void;
}

function NextStep({ shown, hasChannel, busy, onAgain }: NextStepProps) {
  const { t } = useTranslation('billing');
  if (shown === 'waiting') return null;
  if (shown === 'paid') {
    return (
      <>
        <Button variant="primary" asChild>
          <Link to={hasChannel ? '/dashboard' : '/dashboard/channels/new'}>
            {t(hasChannel ? 'return.dashboard' : 'return.make_channel')}
          </Link>
        </Button>
        <Button asChild>
          <Link to="/account/plan">{t('return.account')}</Link>
        </Button>
      </>
    );
  }
  return (
    <>
      {mayChange(shown) && (
        <Button busy={busy} onClick={onAgain}>
          {t('return.again')}
        </Button>
      )}
      <Button asChild>
        <Link to={shown === 'failed' || shown === 'nothing' ? '/plans' : '/account/plan'}>
          {t(shown === 'failed' || shown === 'nothing' ? 'return.plans' : 'return.account')}
        </Link>
      </Button>
    </>
  );
}

function Waiting() {
  return (
    <main className="page" id="main" tabIndex={-1}>
      <Skeletons>
        <Skeleton className="h-64 rounded-md" />
      </Skeletons>
    </main>
  );
}
