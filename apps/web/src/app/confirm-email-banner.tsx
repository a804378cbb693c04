import type { Account } from '@footlight/contracts';
import { Mail, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { Button } from '../components/button.tsx';
import { IconButton } from '../components/icon-button.tsx';
import { Notice } from '../components/notice.tsx';
import { readStored, writeStored } from '../lib/browser-storage.ts';
import { describeProblem } from '../lib/describe-problem.ts';
import { useSendVerification } from '../api/account/send-verification.ts';
import { useAccount } from '../lib/session.ts';

/** Reminds whoever is signed in of the link that proves their address, until it is opened or this is closed. */
export function ConfirmEmailBanner() {
  const account = useAccount();
  const { pathname } = useLocation();
  // That page says the same in its own place.
  if (!account || account.email === null || account.email_verified || pathname === '/account/security') {
    return null;
  }
  return <Banner key={account.id} account={account} email={account.email} />;
}

function Banner({ account, email }: { account: Account; email: string }) {
  const { t } = useTranslation();
  const key = `footlight.confirm-later.${account.id}`;
  const [closed, setClosed] = useState(() => readStored(key, 'session') !== null);
  const send = useSendVerification();
  if (closed) return null;

  const close = () => {
    writeStored(key, '1', 'session');
    setClosed(true);
  };
  return (
    <Notice
      tone="info"
      icon={Mail}
      className="banner"
      title={t('confirm_email.title')}
      action={
        <div className="btn-row">
          {!send.isSuccess && (
            <Button size="sm" busy={send.isPending} onClick={() => send.mutate()}>
              {t('confirm_email.again')}
            </Button>
          )}
          <IconButton size="sm" className="banner__close" label={t('confirm_email.close')} onClick={close}>
            <X size={18} strokeWidth={1.75} />
          </IconButton>
        </div>
      }
    >
      <span role="status">
        {send.error
          ? describeProblem(send.error).sentence
          : t(send.isSuccess ? 'confirm_email.sent' : 'confirm_email.text', { email })}
      </span>
    </Notice>
  );
}
