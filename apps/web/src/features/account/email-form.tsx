import { type Account, changeEmail } from '@footlight/contracts';
import { zodResolver } from '@hookform/resolvers/zod';
import { useEffect, useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { Input } from '../../components/input.tsx';
import { PasswordInput } from '../../components/password-input.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { showFieldErrors } from '../../lib/form-errors.ts';
import { describeProblem } from '../../lib/describe-problem.ts';
import { isProblem } from '../../lib/send.ts';
import { useChangeEmail } from '../../api/account/change-email.ts';
import { useValidationMessage } from './validation-messages.ts';
import { SignInAgain } from './sign-in-again.tsx';

interface EmailFormProps {
  account: Account;
  onCancel: () => void;
  /** A link is on its way to this address. */
  onSent: (email: string) => void;
}

interface Values {
  email: string;
  password?: string | undefined;
}

/** Asks for the new address; for the password only where the server wants to know who asks. */
export function EmailForm({ account, onCancel, onSent }: EmailFormProps) {
  const { t } = useTranslation('account');
  const { t: common } = useTranslation();
  const change = useChangeEmail();
  const invalid = useValidationMessage();
  const [asksPassword, setAsksPassword] = useState(false);
  const { register, handleSubmit, setError, setFocus, formState } = useForm({
    resolver: zodResolver(changeEmail.body, { error: invalid }),
    defaultValues: { email: '' } as Values,
  });
  const { errors } = formState;
  const unproven = isProblem(change.error, 'recent_sign_in_required');
  /** What is said at a field, or by the field that comes. */
  const atField =
    unproven || isProblem(change.error, 'email_taken') || isProblem(change.error, 'password_wrong');

  useEffect(() => setFocus(asksPassword ? 'password' : 'email'), [asksPassword, setFocus]);

  const submit = handleSubmit((body) => {
    if (body.email === account.email) {
      setError('email', { type: 'same', message: t('email.same') }, { shouldFocus: true });
      return;
    }
    change.mutate(body, {
      onSuccess: () => onSent(body.email),
      onError: (error) => {
        const sentence = { type: 'server', message: describeProblem(error).sentence };
        if (isProblem(error, 'email_taken')) setError('email', sentence, { shouldFocus: true });
        else if (isProblem(error, 'password_wrong')) setError('password', sentence, { shouldFocus: true });
        else if (isProblem(error, 'recent_sign_in_required')) setAsksPassword(account.has_password);
        else showFieldErrors(error, ['email', 'password'], setError);
      },
    });
  });

  return (
    <form
      className="grid gap-4"
      noValidate
      aria-label={t(account.email === null ? 'email.add' : 'email.change')}
      onSubmit={(event) => void submit(event)}
    >
      {change.error && !atField && (
        <ProblemNotice
          error={change.error}
          title={t('email.failed')}
          onRetry={() => void submit()}
          busy={change.isPending}
        />
      )}
      {unproven && !account.has_password && <SignInAgain />}
      <Field label={t('email.new')} error={errors.email?.message}>
        <Input
          {...register('email')}
          type="email"
          autoComplete="email"
          autoCapitalize="off"
          spellCheck={false}
        />
      </Field>
      {asksPassword && (
        <Field label={t('email.password')} hint={t('email.password_why')} error={errors.password?.message}>
          <PasswordInput {...register('password')} autoComplete="current-password" />
        </Field>
      )}
      <div className="btn-row">
        <Button type="submit" busy={change.isPending}>
          {t('email.submit')}
        </Button>
        <Button variant="quiet" onClick={onCancel}>
          {common('cancel')}
        </Button>
      </div>
    </form>
  );
}
