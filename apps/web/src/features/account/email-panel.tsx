import type { Account } from '@footlight/contracts';
import { CircleCheck, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../components/badge.tsx';
import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { Panel } from '../../components/panel.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { useSendVerification } from '../../api/account/send-verification.ts';
import { EmailForm } from './email-form.tsx';

/** The account's address: which it is, whether it is proven, and how to move to another. */
export function EmailPanel({ account }: { account: Account }) {
  const { t } = useTranslation('account');
  const { email, email_verified: confirmed } = account;
  const send = useSendVerification();
  const [open, setOpen] = useState(false);
  const [sentTo, setSentTo] = useState<string | null>(null);

  return (
    <Panel title={t('email.title')}>
      <div className="grid gap-4">
        {email === null ? (
          <p className="sub">{t('email.none')}</p>
        ) : (
          <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
            <bdi className="strong wrap-anywhere">{email}</bdi>
            {confirmed ? (
              <Badge tone="ok">
                <CircleCheck aria-hidden="true" />
                {t('email.confirmed')}
              </Badge>
            ) : (
              <Badge tone="warn">
                <TriangleAlert aria-hidden="true" />
                {t('email.unconfirmed')}
              </Badge>
            )}
          </div>
        )}
        {send.error && (
          <ProblemNotice
            error={send.error}
            title={t('email.send_failed')}
            onRetry={() => send.mutate()}
            busy={send.isPending}
          />
        )}
        {send.isSuccess && email !== null && !confirmed && (
          <Notice tone="ok" role="status">
            {t('email.sent_again', { email })}
          </Notice>
        )}
        {sentTo !== null && (
          <Notice tone="ok" role="status" title={t('email.sent', { email: sentTo })}>
            {email !== null && t('email.sent_keeps', { email })}
          </Notice>
        )}
        {open ? (
          <EmailForm
            account={account}
            onCancel={() => setOpen(false)}
            onSent={(address) => {
              setSentTo(address);
              setOpen(false);
            }}
          />
        ) : (
          <div className="btn-row">
            {email !== null && !confirmed && (
              <Button busy={send.isPending} onClick={() => send.mutate()}>
                {t('email.send_again')}
              </Button>
            )}
            <Button
              onClick={() => {
                setSentTo(null);
                setOpen(true);
              }}
            >
              {t(email === null ? 'email.add' : 'email.change')}
            </Button>
          </div>
        )}
      </div>
    </Panel>
  );
}
