import { AccountPage } from '../../features/account/account-page.tsx';
import { MailPanel } from '../../features/notices/mail-panel.tsx';
import { addWords } from '../../lib/i18n.ts';
import { notices } from '../../locales/en/notices.ts';

addWords('notices', notices);

/** The account, and what it hears about. */
export function Component() {
  return <AccountPage renderNotices={(account) => <MailPanel account={account} />} />;
}
