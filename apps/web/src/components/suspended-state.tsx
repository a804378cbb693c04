import { Ban } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { describeProblem } from '../lib/describe-problem.ts';
import { signInPath } from '../lib/return-path.ts';
import { Button } from './button.tsx';
import { EmptyState } from './empty-state.tsx';

/**
 * In the place of a page that needs an account, for somebody whose account is suspended: why, until when, what next.
 * @param error the API's `account_suspended`, whose detail has reason and end
 */
export function SuspendedState({ error }: { error: Error }) {
  const { t } = useTranslation();
  const { pathname, search } = useLocation();
  return (
    <div role="alert">
      <EmptyState
        icon={Ban}
        heading="h1"
        bare
        title={t('suspended.title')}
        actions={
          <>
            <Button asChild>
              <Link to={signInPath(`${pathname}${search}`)}>{t('suspended.sign_in')}</Link>
            </Button>
            <Button asChild>
              <Link to="/">{t('suspended.home')}</Link>
            </Button>
          </>
        }
      >
        <p>{describeProblem(error).sentence}</p>
      </EmptyState>
    </div>
  );
}
