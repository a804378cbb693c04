import { AccountPage } from '../../features/account/account-page.tsx';
import { PlanPanel } from '../../features/billing/plan-panel.tsx';
import { EmailSettingsPanel } from '../../features/notifications/email-settings-panel.tsx';
import { addTranslations } from '../../lib/i18n.ts';
import { notifications } from '../../locales/en/notifications.ts';

addTranslations('notifications', notifications);

/** The account, what it pays for, and what it hears about. */
export function Component() {
  return (
    <AccountPage
      renderNotices={(account) => <EmailSettingsPanel account={account} />}
      renderPlan={() => <PlanPanel />}
    />
  );
}
