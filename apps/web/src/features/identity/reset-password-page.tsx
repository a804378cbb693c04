import { resetPassword } from '@footlight/contracts';
import { zodResolver } from '@hookform/resolvers/zod';
import { useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { AuthFrame } from '../../components/auth-frame.tsx';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { LinkOutcome } from '../../components/link-outcome.tsx';
import { PageTitle } from '../../components/page-title.tsx';
import { PasswordInput } from '../../components/password-input.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { showFieldErrors } from '../../lib/form-errors.ts';
import { addTranslations } from '../../lib/i18n.ts';
import { isProblem } from '../../lib/send.ts';
import { identity } from '../../locales/en/identity.ts';
import { useValidationMessage } from './validation-messages.ts';
import { useLinkToken } from '../../lib/link-token.ts';
import { passwordMinLength } from './password-min-length.ts';
import { useResetPassword } from '../../api/identity/reset-password.ts';

addTranslations('identity', identity);

/** Sets a new password by a mailed link. */
export function Component() {
  const { t } = useTranslation('identity');
  const token = useLinkToken();
  const reset = useResetPassword();
  const invalid = useValidationMessage();
  const { register, handleSubmit, setError, control, formState } = useForm({
    resolver: zodResolver(resetPassword.body, { error: invalid }),
    defaultValues: { token, password: '' },
  });
  const password = useWatch({ control, name: 'password' });
  const error = formState.errors.password?.message;
  const submit = handleSubmit((body) => {
    reset.mutate(body, { onError: (problem) => showFieldErrors(problem, ['password'], setError) });
  });

  if (reset.isSuccess) {
    return (
      <LinkOutcome title={t('reset.done_title')} text={t('reset.done_text')}>
        <Button asChild variant="primary" size="lg" block>
          <Link to="/sign-in">{t('sign_in.title')}</Link>
        </Button>
      </LinkOutcome>
    );
  }
  if (token === '' || isProblem(reset.error, 'link_invalid')) {
    return (
      <LinkOutcome title={t('link.invalid_title')} text={t('link.invalid_text')}>
        <Button asChild variant="primary" size="lg" block>
          <Link to="/forgot-password">{t('link.ask_again')}</Link>
        </Button>
      </LinkOutcome>
    );
  }
  return (
    <AuthFrame>
      <PageTitle title={t('reset.title')} />
      <form
        className="auth__form"
        noValidate
        aria-labelledby="reset"
        onSubmit={(event) => void submit(event)}
      >
        <div>
          <h1 id="reset">{t('reset.title')}</h1>
          <p className="sub">{t('reset.text')}</p>
        </div>
        {reset.error && <ProblemNotice error={reset.error} onRetry={() => void submit()} />}
        <Field
          label={t('reset.password')}
          hint={
            error
              ? undefined
              : t(
                  password.length < passwordMinLength ? 'sign_up.password_short' : 'sign_up.password_enough',
                  {
                    count: password.length,
                    least: passwordMinLength,
                  },
                )
          }
          error={error}
        >
          <PasswordInput {...register('password')} autoComplete="new-password" />
        </Field>
        <Button type="submit" variant="primary" size="lg" block busy={reset.isPending}>
          {t('reset.submit')}
        </Button>
      </form>
    </AuthFrame>
  );
}
