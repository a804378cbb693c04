import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageTitle } from '../../components/page-title.tsx';
import { addTranslations } from '../../lib/i18n.ts';
import { readStored, writeStored } from '../../lib/browser-storage.ts';
import { useLinkToken } from '../../lib/link-token.ts';
import { people } from '../../locales/en/people.ts';
import { InvitationLink } from './invitation-link.tsx';
import './people.css';
import { ReceivedInvitations } from './received-invitations.tsx';

addTranslations('people', people);

const kept = 'footlight.invitation';

/** Where one is invited. A mailed link comes first; its token waits in this tab while its holder signs in. */
export function Component() {
  const { t } = useTranslation('people');
  const fromLink = useLinkToken();
  const [token, setToken] = useState(() => fromLink || (readStored(kept, 'session') ?? ''));
  useEffect(() => {
    if (token !== '') writeStored(kept, token, 'session');
  }, [token]);
  const removeKept = () => writeStored(kept, null, 'session');

  return (
    <>
      <PageTitle title={t(token === '' ? 'received.title' : 'link.title')} />
      {token === '' ? (
        <ReceivedInvitations />
      ) : (
        <main className="page" id="main" tabIndex={-1}>
          <InvitationLink
            token={token}
            onUsed={removeKept}
            onDismiss={() => {
              removeKept();
              setToken('');
            }}
          />
        </main>
      )}
    </>
  );
}
