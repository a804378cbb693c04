import type { Account } from '@footlight/contracts';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../components/panel.tsx';
import { ProblemState } from '../../components/problem-state.tsx';
import { Skeleton, Skeletons } from '../../components/skeleton.tsx';
import { useNotificationSettings } from '../../api/notifications/get-notification-settings.ts';
import { EmailSettingSwitch } from './email-setting-switch.tsx';
import { MissingEmail } from './missing-email.tsx';
import './notifications.css';

/** Which mails the account wants about its channels. */
export function EmailSettingsPanel({ account }: { account: Account }) {
  const { t } = useTranslation('notifications');
  const { data: settings, isError, isFetching, error, refetch } = useNotificationSettings();
  return (
    <Panel title={t('mail.title')}>
      <div className="grid gap-4">
        <p className="sub measure">{t('mail.text')}</p>
        {!account.email_verified && <MissingEmail email={account.email} />}
        {settings ? (
          <div className="mail-switches">
            <EmailSettingSwitch name="mail_live" on={settings.mail_live}>
              {t('mail.live')}
            </EmailSettingSwitch>
            <EmailSettingSwitch name="mail_schedule" on={settings.mail_schedule}>
              {t('mail.schedule')}
            </EmailSettingSwitch>
          </div>
        ) : isError ? (
          <ProblemState
            error={error}
            title={t('mail.loading_failed')}
            onRetry={() => void refetch()}
            busy={isFetching}
            bare
          />
        ) : (
          <Skeletons className="grid gap-4">
            <Skeleton className="h-8" />
            <Skeleton className="h-8" />
          </Skeletons>
        )}
      </div>
    </Panel>
  );
}
