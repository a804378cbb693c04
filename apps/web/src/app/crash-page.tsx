import { CircleAlert, RotateCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../components/button.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { PageTitle } from '../components/page-title.tsx';

/** A page's code that is not there any more: the server has been updated since this page was loaded. */
function isOutdated(error: unknown): boolean {
  return (
    error instanceof TypeError &&
    /dynamically imported module|module script|Importing a module/i.test(error.message)
  );
}

/** In the place of a page that failed to draw. */
export function CrashPage({ error }: { error: unknown }) {
  const { t } = useTranslation();
  const outdated = isOutdated(error);
  return (
    <main className="page" id="main" tabIndex={-1} role="alert">
      <PageTitle title={outdated ? t('crashed.outdated_title') : t('crashed.title')} />
      <EmptyState
        icon={CircleAlert}
        heading="h1"
        bare
        title={outdated ? t('crashed.outdated_title') : t('crashed.title')}
        actions={
          <>
            <Button variant="primary" onClick={() => location.reload()}>
              <RotateCw size={18} strokeWidth={1.75} aria-hidden="true" />
              {t('crashed.reload')}
            </Button>
            <Button asChild>
              <a href="/">{t('crashed.home')}</a>
            </Button>
          </>
        }
      >
        {outdated ? t('crashed.outdated_text') : t('crashed.text')}
      </EmptyState>
    </main>
  );
}
