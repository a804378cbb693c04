import { useTranslation } from 'react-i18next';
import { useSendVerification } from '../api/account/send-verification.ts';
import { describeProblem } from '../lib/describe-problem.ts';
import { Button, type ButtonProps } from './button.tsx';

/** Sends the link again that proves the account's address, and says what came of it. */
export function SendVerificationButton({ size = 'md' }: { size?: ButtonProps['size'] }) {
  const { t } = useTranslation('problems');
  const send = useSendVerification();
  return (
    <>
      {!send.isSuccess && (
        <Button size={size} busy={send.isPending} onClick={() => send.mutate()}>
          {t('next_steps.confirm_email')}
        </Button>
      )}
      <span role="status">
        {send.error ? describeProblem(send.error).sentence : send.isSuccess && t('confirmation_sent')}
      </span>
    </>
  );
}
