import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type Lack, useNeededPlan } from '../api/plans/needed-plan.ts';
import { formatNumber } from '../lib/format.ts';
import { Button } from './button.tsx';
import { Notice } from './notice.tsx';

interface MissingRightProps {
  lack: Lack;
  /** `alert` where something was just refused. */
  role?: 'alert' | 'status';
  /** What was not done, in a sentence: "Your role was not changed." The missing right follows. */
  title?: ReactNode;
  /** What else helps. */
  children?: ReactNode;
}

/** What one's plan does not give, which plan does, and the way there. */
export function MissingRight({ lack, role, title, children }: MissingRightProps) {
  const { t } = useTranslation();
  const missing = t(`missing_right.${lack.right}`);
  return (
    <Notice
      tone={role === 'alert' ? 'warn' : 'info'}
      {...(role && { role })}
      title={title ?? missing}
      action={
        <Button size="sm" asChild>
          <Link to="/plans">{t('missing_right.see')}</Link>
        </Button>
      }
    >
      {title !== undefined && `${missing} `}
      <NeededPlanText lack={lack} /> {children}
    </Notice>
  );
}

/** The same in a line of text. */
export function MissingRightText({ lack }: { lack: Lack }) {
  const { t } = useTranslation();
  return (
    <>
      {t(`missing_right.${lack.right}`)} <NeededPlanText lack={lack} />{' '}
      <Link className="link" to="/plans">
        {t('missing_right.see')}
      </Link>
    </>
  );
}

/** "It is part of Creator.", and who gives it where nobody pays. */
function NeededPlanText({ lack }: { lack: Lack }) {
  const { t } = useTranslation();
  const needed = useNeededPlan(lack);
  if (!needed) return null;
  const { plan, label, amount, billing } = needed;
  if (plan === null) return t('missing_right.operator_only');
  const where =
    amount === null
      ? t('missing_right.part_of', { plan: label })
      : amount === 'unlimited'
        ? t('missing_right.unlimited', { plan: label })
        : t('missing_right.up_to', { plan: label, amount: formatNumber(amount) });
  return billing ? where : `${where} ${t('missing_right.operator_gives')}`;
}
