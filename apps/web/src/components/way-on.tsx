import { RotateCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import type { WayOn } from '../lib/problem-words.ts';
import { signInPath } from '../lib/return-path.ts';
import { Button, type ButtonProps } from './button.tsx';

interface WayOnButtonProps {
  way: WayOn;
  /** Does again what failed; without it "try again" loads the page again. */
  onRetry?: (() => void) | undefined;
  busy?: boolean;
  size?: ButtonProps['size'];
}

/** The button that leads on from a problem, or nothing where the words say all. */
export function WayOnButton({ way, onRetry, busy = false, size = 'md' }: WayOnButtonProps) {
  const { t } = useTranslation('problems');
  const { pathname, search } = useLocation();
  if (way === 'none') return null;
  if (way === 'retry' || way === 'reload') {
    const again = way === 'retry' && onRetry ? onRetry : () => location.reload();
    return (
      <Button size={size} busy={busy} onClick={again}>
        {!busy && <RotateCw size={18} strokeWidth={1.75} aria-hidden="true" />}
        {t(`ways.${way}`)}
      </Button>
    );
  }
  const to = {
    sign_in: signInPath(`${pathname}${search}`),
    home: '/',
    dashboard: '/dashboard',
    account: '/account',
  }[way];
  return (
    <Button size={size} asChild>
      <Link to={to}>{t(`ways.${way}`)}</Link>
    </Button>
  );
}
