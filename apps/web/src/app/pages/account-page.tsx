import { AccountPage } from '../../features/account/account-page.tsx';
import { MailPanel } from '../../features/notifications/mail-panel.tsx';
import { addWords } from '../../lib/i18n.ts';
import { notifications } from '../../locales/en/notifications.ts';

addWords('notifications', notifications);

/** The account, and what it hears about. */
export function Component() {
  return <AccountPage renderNotices={(account) => <MailPanel account={account} />} />;
}
