import { register as registerEndpoint } from '@footlight/contracts';
import { zodResolver } from '@hookform/resolvers/zod';
import { useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Link, Navigate, useSearchParams } from 'react-router';
import { AuthFrame } from '../../components/auth-frame.tsx';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { Input } from '../../components/input.tsx';
import { PageTitle } from '../../components/page-title.tsx';
import { PasswordInput } from '../../components/password-input.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { showFieldErrors } from '../../lib/form-errors.ts';
import { returnPath, withReturn } from '../../lib/return-path.ts';
import { isProblem } from '../../lib/send.ts';
import { useSession } from '../../lib/session.ts';
import { useValidationMessage } from './validation-messages.ts';
import { passwordMinLength } from './password-min-length.ts';
import { useRegister } from '../../api/identity/register.ts';
import { addTranslations } from '../../lib/i18n.ts';
import { identity } from '../../locales/en/identity.ts';

addTranslations('identity', identity);

/** Makes an account, signs it in and goes back to where that was asked for. */
export function Component() {
  const { t } = useTranslation('identity');
  const session = useSession();
  const [search] = useSearchParams();
  const next = returnPath(search);
  const signUp = useRegister();
  const invalid = useValidationMessage();
  const { register, handleSubmit, setError, control, formState } = useForm({
    resolver: zodResolver(registerEndpoint.body, { error: invalid }),
    defaultValues: { display_name: '', email: '', password: '' },
  });
  const { errors } = formState;
  const [password, email] = useWatch({ control, name: ['password', 'email'] });

  if (session.state === 'account') return <Navigate to={next} replace />;

  const submit = handleSubmit((body) => {
    signUp.mutate(body, {
      onError: (error) => {
        if (isProblem(error, 'email_taken')) setError('email', { type: 'taken' }, { shouldFocus: true });
        else showFieldErrors(error, ['display_name', 'email', 'password'], setError);
      },
    });
  });

  const taken = errors.email?.type === 'taken' && (
    <>
      {t('sign_up.taken')}{' '}
      <Link className="link" to={withReturn('/sign-in', next)} state={{ email }}>
        {t('sign_up.taken_link')}
      </Link>
    </>
  );

  return (
    <AuthFrame>
      <PageTitle title={t('sign_up.title')} />
      <form
        className="auth__form"
        noValidate
        aria-labelledby="sign-up"
        onSubmit={(event) => void submit(event)}
      >
        <div>
          <h1 id="sign-up">{t('sign_up.title')}</h1>
          <p className="sub">{t('sign_up.text')}</p>
        </div>
        {signUp.error && !taken && <ProblemNotice error={signUp.error} onRetry={() => void submit()} />}
        <Field label={t('sign_up.name')} hint={t('sign_up.name_hint')} error={errors.display_name?.message}>
          <Input {...register('display_name')} autoComplete="nickname" dir="auto" />
        </Field>
        <Field label={t('email')} error={taken || errors.email?.message}>
          <Input
            {...register('email')}
            type="email"
            autoComplete="username"
            autoCapitalize="off"
            spellCheck={false}
          />
        </Field>
        <Field
          label={t('password')}
          hint={
            errors.password
              ? undefined
              : t(
                  password.length < passwordMinLength ? 'sign_up.password_short' : 'sign_up.password_enough',
                  {
                    count: password.length,
                    least: passwordMinLength,
                  },
                )
          }
          error={errors.password?.message}
        >
          <PasswordInput {...register('password')} autoComplete="new-password" />
        </Field>
        <Button type="submit" variant="primary" size="lg" block busy={signUp.isPending}>
          {t('sign_up.submit')}
        </Button>
        <p className="small sub">
          {t('sign_up.other')}{' '}
          <Link className="link" to={withReturn('/sign-in', next)}>
            {t('sign_up.other_link')}
          </Link>
        </p>
      </form>
    </AuthFrame>
  );
}
