import { CircleCheck } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';

/** In the place of an account that is gone. */
export function Deleted() {
  const { t } = useTranslation('account');
  const main = useRef<HTMLElement>(null);
  // The dialog that had the focus went with the account.
  useEffect(() => main.current?.focus(), []);
  return (
    <main className="page" id="main" tabIndex={-1} ref={main}>
      <EmptyState
        icon={CircleCheck}
        heading="h1"
        title={t('deletion.done_title')}
        actions={
          <Button variant="primary" asChild>
            <Link to="/">{t('deletion.done_home')}</Link>
          </Button>
        }
      >
        {t('deletion.done_text')}
      </EmptyState>
    </main>
  );
}
