import type { NotificationSettings } from '@footlight/contracts';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { Switch } from '../../components/switch.tsx';
import { useUpdateNotificationSettings } from '../../api/notifications/update-notification-settings.ts';

interface MailSwitchProps {
  name: keyof NotificationSettings;
  on: boolean;
  /** About what the mail is. */
  children: ReactNode;
}

/** One kind of mail, wanted or not; saved at once. Where that fails it goes back, and says why. */
export function EmailSettingSwitch({ name, on, children }: MailSwitchProps) {
  const { t } = useTranslation('notifications');
  const id = useId();
  const { mutate, isPending, variables, error } = useUpdateNotificationSettings(name);
  return (
    <div className="mail-switch">
      <div className="setting">
        <label htmlFor={id}>{children}</label>
        <Switch id={id} checked={isPending ? variables : on} onCheckedChange={(wanted) => mutate(wanted)} />
      </div>
      {error && (
        <ProblemNotice
          error={error}
          title={t('mail.failed')}
          onRetry={() => mutate(variables)}
          busy={isPending}
        />
      )}
    </div>
  );
}
