import { useTranslation } from 'react-i18next';
import { PageTitle } from '../../components/page-title.tsx';
import { RequireAccount } from '../../components/require-account.tsx';
import { Skeleton, Skeletons } from '../../components/skeleton.tsx';
import { addTranslations } from '../../lib/i18n.ts';
import { channels } from '../../locales/en/channels.ts';
import './channels.css';
import { NewChannelForm } from './new-channel-form.tsx';

addTranslations('channels', channels);

/** Makes a channel. */
export function Component() {
  const { t } = useTranslation('channels');
  return (
    <>
      <PageTitle title={t('create.title')} />
      <RequireAccount waiting={<Waiting />} failedTitle={t('failed')}>
        {(account) => (
          <main className="page" id="main" tabIndex={-1} key={account.id}>
            <div className="channel-form">
              <header className="page-head">
                <div>
                  <h1>{t('create.title')}</h1>
                  <p className="sub mt-1">{t('create.text')}</p>
                </div>
              </header>
              <NewChannelForm />
            </div>
          </main>
        )}
      </RequireAccount>
    </>
  );
}

function Waiting() {
  return (
    <main className="page" id="main" tabIndex={-1}>
      <Skeletons className="channel-form grid gap-6">
        <Skeleton className="h-9 w-56" />
        <Skeleton className="h-64 rounded-md" />
      </Skeletons>
    </main>
  );
}
