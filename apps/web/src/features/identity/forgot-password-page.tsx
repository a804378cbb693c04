import { forgotPassword } from '@footlight/contracts';
import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { AuthFrame } from '../../components/auth-frame.tsx';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { Input } from '../../components/input.tsx';
import { Notice } from '../../components/notice.tsx';
import { PageTitle } from '../../components/page-title.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { showFieldErrors } from '../../lib/form-errors.ts';
import { addTranslations } from '../../lib/i18n.ts';
import { identity } from '../../locales/en/identity.ts';
import { useForgotPassword } from '../../api/identity/forgot-password.ts';
import { useValidationMessage } from './validation-messages.ts';

addTranslations('identity', identity);

/** Asks for a link that sets a new password; says the same whether there is an account or not. */
export function Component() {
  const { t } = useTranslation('identity');
  const { state } = useLocation() as { state: { email?: string } | null };
  const ask = useForgotPassword();
  const invalid = useValidationMessage();
  const { register, handleSubmit, setError, formState } = useForm({
    resolver: zodResolver(forgotPassword.body, { error: invalid }),
    defaultValues: { email: state?.email ?? '' },
  });
  const submit = handleSubmit((body) => {
    ask.mutate(body, { onError: (error) => showFieldErrors(error, ['email'], setError) });
  });

  return (
    <AuthFrame>
      <PageTitle title={t('forgot.title')} />
      <form
        className="auth__form"
        noValidate
        aria-labelledby="forgot"
        onSubmit={(event) => void submit(event)}
      >
        <div>
          <h1 id="forgot">{t('forgot.title')}</h1>
          <p className="sub">{t('forgot.text')}</p>
        </div>
        {ask.error ? (
          <ProblemNotice error={ask.error} onRetry={() => void submit()} />
        ) : ask.isSuccess ? (
          <Notice tone="ok" role="status">
            {t('forgot.sent', { email: ask.variables.email })}
          </Notice>
        ) : null}
        <Field label={t('email')} error={formState.errors.email?.message}>
          <Input
            {...register('email')}
            type="email"
            autoComplete="username"
            autoCapitalize="off"
            spellCheck={false}
          />
        </Field>
        <Button type="submit" variant="primary" size="lg" block busy={ask.isPending}>
          {t(ask.isSuccess ? 'forgot.again' : 'forgot.submit')}
        </Button>
        <p className="small sub">
          <Link className="link" to="/sign-in">
            {t('forgot.back')}
          </Link>
        </p>
      </form>
    </AuthFrame>
  );
}
