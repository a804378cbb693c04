import { login } from '@footlight/contracts';
import { zodResolver } from '@hookform/resolvers/zod';
import { useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Link, Navigate, useLocation, useSearchParams } from 'react-router';
import { AuthFrame } from '../../components/auth-frame.tsx';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { Input } from '../../components/input.tsx';
import { Notice } from '../../components/notice.tsx';
import { PageTitle } from '../../components/page-title.tsx';
import { PasswordInput } from '../../components/password-input.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { showFieldErrors } from '../../lib/form-errors.ts';
import { asksAgain, returnPath, withReturn } from '../../lib/return-path.ts';
import { useSession } from '../../lib/session.ts';
import { useValidationMessage } from './validation-messages.ts';
import { useLogIn } from '../../api/identity/log-in.ts';
import { addTranslations } from '../../lib/i18n.ts';
import { identity } from '../../locales/en/identity.ts';

addTranslations('identity', identity);

/** Signs in and goes back to where it was asked for. */
export function Component() {
  const { t } = useTranslation('identity');
  const session = useSession();
  const [search] = useSearchParams();
  const { state } = useLocation() as { state: { ended?: boolean; email?: string } | null };
  const next = returnPath(search);
  const again = asksAgain(search);
  const logIn = useLogIn();
  const invalid = useValidationMessage();
  const { register, handleSubmit, setError, control, formState } = useForm({
    resolver: zodResolver(login.body, { error: invalid }),
    defaultValues: { email: state?.email ?? '', password: '' },
  });
  const { errors } = formState;
  const email = useWatch({ control, name: 'email' });

  if (session.state === 'account' && (!again || logIn.isSuccess)) return <Navigate to={next} replace />;

  const submit = handleSubmit((body) => {
    logIn.mutate(body, { onError: (error) => showFieldErrors(error, ['email', 'password'], setError) });
  });

  return (
    <AuthFrame>
      <PageTitle title={t('sign_in.title')} />
      <form
        className="auth__form"
        noValidate
        aria-labelledby="sign-in"
        onSubmit={(event) => void submit(event)}
      >
        <div>
          <h1 id="sign-in">{t('sign_in.title')}</h1>
          <p className="sub">{t('sign_in.text')}</p>
        </div>
        {logIn.error ? (
          <ProblemNotice error={logIn.error} onRetry={() => void submit()} />
        ) : again ? (
          <Notice tone="info" role="status">
            {t('sign_in.again')}
          </Notice>
        ) : state?.ended ? (
          <Notice tone="info" role="status">
            {t('sign_in.ended')}
          </Notice>
        ) : null}
        <Field label={t('email')} error={errors.email?.message}>
          <Input
            {...register('email')}
            type="email"
            autoComplete="username"
            autoCapitalize="off"
            spellCheck={false}
          />
        </Field>
        <Field label={t('password')} error={errors.password?.message}>
          <PasswordInput {...register('password')} autoComplete="current-password" />
        </Field>
        <Link className="link small" to="/forgot-password" state={{ email }}>
          {t('sign_in.forgot')}
        </Link>
        <Button type="submit" variant="primary" size="lg" block busy={logIn.isPending}>
          {t('sign_in.submit')}
        </Button>
        <p className="small sub">
          {t('sign_in.other')}{' '}
          <Link className="link" to={withReturn('/sign-up', next)}>
            {t('sign_in.other_link')}
          </Link>
        </p>
      </form>
    </AuthFrame>
  );
}
