import { type Account, changePassword } from '@footlight/contracts';
import { zodResolver } from '@hookform/resolvers/zod';
import { useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { Notice } from '../../components/notice.tsx';
import { Panel } from '../../components/panel.tsx';
import { PasswordInput } from '../../components/password-input.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { showFieldErrors } from '../../lib/form-errors.ts';
import { describeProblem } from '../../lib/describe-problem.ts';
import { isProblem } from '../../lib/send.ts';
import { useChangePassword } from '../../api/account/change-password.ts';
import { passwordMinLength, useValidationMessage } from './validation-messages.ts';
import { SignInAgain } from './sign-in-again.tsx';

interface Values {
  current_password?: string | undefined;
  new_password: string;
}

/** Changes the password, or sets the first one of an account that came from elsewhere. */
export function PasswordPanel({ account }: { account: Account }) {
  const { t } = useTranslation('account');
  const change = useChangePassword();
  const invalid = useValidationMessage();
  const empty: Values = { ...(account.has_password && { current_password: '' }), new_password: '' };
  const { register, handleSubmit, setError, reset, control, formState } = useForm({
    resolver: zodResolver(changePassword.body, { error: invalid }),
    defaultValues: empty,
  });
  const { errors } = formState;
  const password = useWatch({ control, name: 'new_password' });
  const unproven = isProblem(change.error, 'recent_sign_in_required');

  const submit = handleSubmit((body) => {
    change.mutate(body, {
      onSuccess: () => reset({ current_password: '', new_password: '' }),
      onError: (error) => {
        if (isProblem(error, 'password_wrong')) {
          const sentence = { type: 'server', message: describeProblem(error).sentence };
          setError('current_password', sentence, { shouldFocus: true });
        } else {
          showFieldErrors(error, ['current_password', 'new_password'], setError);
        }
      },
    });
  });

  return (
    <Panel title={t('password.title')}>
      <form
        className="grid gap-4"
        noValidate
        aria-label={t('password.title')}
        onSubmit={(event) => void submit(event)}
      >
        {change.isSuccess ? (
          <Notice tone="ok" role="status">
            {t('password.done')}
          </Notice>
        ) : unproven ? (
          <SignInAgain />
        ) : change.error && !isProblem(change.error, 'password_wrong') ? (
          <ProblemNotice
            error={change.error}
            title={t('password.failed')}
            onRetry={() => void submit()}
            busy={change.isPending}
          />
        ) : null}
        {!change.isSuccess && (
          <p className="small sub">
            {t(account.has_password ? 'password.text_change' : 'password.text_first')}
          </p>
        )}
        {/* So that password managers know whose password this is. */}
        <input hidden readOnly type="text" autoComplete="username" value={account.email ?? account.handle} />
        {account.has_password && (
          <Field label={t('password.current')} error={errors.current_password?.message}>
            <PasswordInput {...register('current_password')} autoComplete="current-password" />
          </Field>
        )}
        <Field
          label={t('password.new')}
          hint={
            errors.new_password
              ? undefined
              : t(password.length < passwordMinLength ? 'password.count_short' : 'password.count_enough', {
                  count: password.length,
                  least: passwordMinLength,
                })
          }
          error={errors.new_password?.message}
        >
          <PasswordInput {...register('new_password')} autoComplete="new-password" />
        </Field>
        <div>
          <Button type="submit" busy={change.isPending}>
            {t(account.has_password ? 'password.change' : 'password.first')}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
