import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Button } from '../../components/button.tsx';
import { LinkOutcome } from '../../components/link-outcome.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { addTranslations } from '../../lib/i18n.ts';
import { useLinkToken } from '../../lib/link-token.ts';
import { isProblem } from '../../lib/send.ts';
import { notifications } from '../../locales/en/notifications.ts';
import { useUnsubscribe } from '../../api/notifications/unsubscribe.ts';

addTranslations('notifications', notifications);

/** Opens a mailed link that ends the mails about channels. Mail programs open links too, so it asks first. */
export function Component() {
  const { t } = useTranslation('notifications');
  const token = useLinkToken();
  const { mutate, isPending, isSuccess, error } = useUnsubscribe();

  if (isSuccess) {
    return (
      <LinkOutcome title={t('unsubscribe.done_title')} text={t('unsubscribe.done_text')}>
        <SettingsLink />
        <HomeLink />
      </LinkOutcome>
    );
  }
  if (token === '' || isProblem(error, 'not_found')) {
    return (
      <LinkOutcome title={t('unsubscribe.invalid_title')} text={t('unsubscribe.invalid_text')}>
        <SettingsLink />
      </LinkOutcome>
    );
  }
  return (
    <LinkOutcome title={t('unsubscribe.title')} text={t('unsubscribe.text')}>
      {error && (
        <ProblemNotice
          error={error}
          title={t('unsubscribe.failed')}
          onRetry={() => mutate(token)}
          busy={isPending}
        />
      )}
      <Button variant="primary" size="lg" block busy={isPending} onClick={() => mutate(token)}>
        {t('unsubscribe.stop')}
      </Button>
    </LinkOutcome>
  );
}

function SettingsLink() {
  const { t } = useTranslation('notifications');
  return (
    <Button asChild variant="primary" size="lg" block>
      <Link to="/account/notifications">{t('settings')}</Link>
    </Button>
  );
}

function HomeLink() {
  const { t } = useTranslation('notifications');
  return (
    <Button asChild size="lg" block>
      <Link to="/">{t('unsubscribe.home')}</Link>
    </Button>
  );
}
