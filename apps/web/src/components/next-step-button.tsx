import { RotateCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import type { NextStep } from '../lib/describe-problem.ts';
import { signInPath } from '../lib/return-path.ts';
import { Button, type ButtonProps } from './button.tsx';
import { SendVerificationButton } from './send-verification-button.tsx';

interface NextStepButtonProps {
  nextStep: NextStep;
  /** Does again what failed; without it "try again" loads the page again. */
  onRetry?: (() => void) | undefined;
  busy?: boolean;
  size?: ButtonProps['size'];
}

/** The button that leads on from a problem, or nothing where the words say all. */
export function NextStepButton({ nextStep, onRetry, busy = false, size = 'md' }: NextStepButtonProps) {
  const { t } = useTranslation('problems');
  const { pathname, search } = useLocation();
  if (nextStep === 'none') return null;
  if (nextStep === 'confirm_email') return <SendVerificationButton size={size} />;
  if (nextStep === 'retry' || nextStep === 'reload') {
    const again = nextStep === 'retry' && onRetry ? onRetry : () => location.reload();
    return (
      <Button size={size} busy={busy} onClick={again}>
        {!busy && <RotateCw size={18} strokeWidth={1.75} aria-hidden="true" />}
        {t(`next_steps.${nextStep}`)}
      </Button>
    );
  }
  const to = {
    sign_in: signInPath(`${pathname}${search}`),
    home: '/',
    dashboard: '/dashboard',
    account: '/account',
    plans: '/plans',
  }[nextStep];
  return (
    <Button size={size} asChild>
      <Link to={to}>{t(`next_steps.${nextStep}`)}</Link>
    </Button>
  );
}
