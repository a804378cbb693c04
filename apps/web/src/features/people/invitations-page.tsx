import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageTitle } from '../../components/page-title.tsx';
import { addWords } from '../../lib/i18n.ts';
import { readKept, writeKept } from '../../lib/kept.ts';
import { useLinkToken } from '../../lib/link-token.ts';
import { people } from '../../locales/en/people.ts';
import { InvitationLink } from './invitation-link.tsx';
import './people.css';
import { ReceivedInvitations } from './received-invitations.tsx';

addWords('people', people);

const kept = 'footlight.invitation';

/** Where one is invited. A mailed link comes first; its token waits in this tab while its holder signs in. */
export function Component() {
  const { t } = useTranslation('people');
  const fromLink = useLinkToken();
  const [token, setToken] = useState(() => fromLink || (readKept(kept, 'visit') ?? ''));
  useEffect(() => {
    if (token !== '') writeKept(kept, token, 'visit');
  }, [token]);
  const forget = () => writeKept(kept, null, 'visit');

  return (
    <>
      <PageTitle title={t(token === '' ? 'received.title' : 'link.title')} />
      {token === '' ? (
        <ReceivedInvitations />
      ) : (
        <main className="page" id="main" tabIndex={-1}>
          <InvitationLink
            token={token}
            onUsed={forget}
            onDismiss={() => {
              forget();
              setToken('');
            }}
          />
        </main>
      )}
    </>
  );
}
