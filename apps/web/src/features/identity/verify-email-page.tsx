import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Button } from '../../components/button.tsx';
import { LinkOutcome } from '../../components/link-outcome.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { addTranslations } from '../../lib/i18n.ts';
import { isProblem } from '../../lib/send.ts';
import { useSendVerification } from '../../api/account/send-verification.ts';
import { useAccount } from '../../lib/session.ts';
import { identity } from '../../locales/en/identity.ts';
import { useLinkToken } from '../../lib/link-token.ts';
import { useVerifyEmail } from '../../api/identity/verify-email.ts';

addTranslations('identity', identity);

/** Opens a mailed link that proves an address. */
export function Component() {
  const { t } = useTranslation('identity');
  const token = useLinkToken();
  const { mutate, isSuccess, error } = useVerifyEmail();
  // A link works once, and React may run an effect twice.
  const opened = useRef(false);
  useEffect(() => {
    if (opened.current || token === '') return;
    opened.current = true;
    mutate(token);
  }, [mutate, token]);

  if (isSuccess) {
    return (
      <LinkOutcome title={t('verify.done_title')} text={t('verify.done_text')}>
        <Button asChild variant="primary" size="lg" block>
          <Link to="/">{t('verify.on')}</Link>
        </Button>
      </LinkOutcome>
    );
  }
  if (token === '' || isProblem(error, 'link_invalid')) return <InvalidLink />;
  if (error) {
    return (
      <LinkOutcome title={t('verify.failed_title')} text={t('verify.failed_text')}>
        <ProblemNotice error={error} onRetry={() => mutate(token)} />
      </LinkOutcome>
    );
  }
  return <LinkOutcome title={t('verify.working_title')} text={t('verify.working_text')} />;
}

function InvalidLink() {
  const { t } = useTranslation('identity');
  const account = useAccount();
  const send = useSendVerification();
  if (send.isSuccess) return <LinkOutcome title={t('verify.sent_title')} text={t('verify.sent_text')} />;
  return (
    <LinkOutcome title={t('link.invalid_title')} text={t('link.invalid_text')}>
      {send.error && <ProblemNotice error={send.error} onRetry={() => send.mutate()} />}
      {account && !account.email_verified ? (
        <Button variant="primary" size="lg" block busy={send.isPending} onClick={() => send.mutate()}>
          {t('link.send_again')}
        </Button>
      ) : (
        <Button asChild variant="primary" size="lg" block>
          <Link to={account ? '/' : '/sign-in'}>{t(account ? 'verify.on' : 'sign_in.title')}</Link>
        </Button>
      )}
    </LinkOutcome>
  );
}
