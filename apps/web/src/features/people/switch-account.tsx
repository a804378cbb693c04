import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { describeProblem } from '../../lib/describe-problem.ts';
import { signOut } from '../../api/identity/sign-out.ts';

/** Signs out here, so that the account of the invited address can sign in. */
export function SwitchAccount() {
  const { t } = useTranslation('people');
  const leave = useMutation({ mutationFn: signOut });
  return (
    <>
      <Button variant="primary" busy={leave.isPending} onClick={() => leave.mutate()}>
        {t('link.switch')}
      </Button>
      {leave.error && (
        <p className="error w-full" role="alert">
          {t('link.switch_failed')} {describeProblem(leave.error).sentence}
        </p>
      )}
    </>
  );
}
