import type { Account } from '@footlight/contracts';
import { Bell, CircleUserRound, CreditCard, Database, ShieldCheck } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { PageTitle } from '../../components/page-title.tsx';
import { RequireAccount } from '../../components/require-account.tsx';
import { SideFrame } from '../../components/side-frame.tsx';
import { dropAccess } from '../../lib/access.ts';
import { addTranslations } from '../../lib/i18n.ts';
import { account as accountWords } from '../../locales/en/account.ts';
import './account.css';
import { AccountAvatarPanel } from './account-picture.tsx';
import { AccountSkeleton } from './account-skeleton.tsx';
import { Deleted } from './deleted.tsx';
import { DeletionPanel } from './deletion-panel.tsx';
import { DevicesPanel } from './devices-panel.tsx';
import { EmailPanel } from './email-panel.tsx';
import { ExportPanel } from './export-panel.tsx';
import { PasswordPanel } from './password-panel.tsx';
import { ProfilePanel } from './profile-panel.tsx';

addTranslations('account', accountWords);

const parts = {
  '/account': 'profile',
  '/account/security': 'security',
  '/account/plan': 'plan',
  '/account/notifications': 'notifications',
  '/account/data': 'data',
} as const;
type Part = (typeof parts)[keyof typeof parts];

const icons = {
  profile: CircleUserRound,
  security: ShieldCheck,
  plan: CreditCard,
  notifications: Bell,
  data: Database,
};

interface AccountPageProps {
  /** What the account hears about, and by which way. */
  renderNotices: (account: Account) => ReactNode;
  /** Its plan and what is paid for it. */
  renderPlan: () => ReactNode;
}

/** A person's own account, in five pages. */
export function AccountPage({ renderNotices, renderPlan }: AccountPageProps) {
  const { t } = useTranslation('account');
  const { pathname } = useLocation();
  const [deleted, setDeleted] = useState(false);
  const part = partAt(pathname);

  if (deleted) {
    return (
      <>
        <PageTitle title={t('deletion.done_title')} />
        <Deleted />
      </>
    );
  }
  return (
    <>
      <PageTitle title={t(`${part}.title`)} />
      <RequireAccount waiting={<AccountSkeleton />} failedTitle={t('failed_title')}>
        {(account) => (
          <SideFrame
            label={t('title')}
            pages={Object.entries(parts).map(([to, name]) => ({
              to,
              label: t(`parts.${name}`),
              icon: icons[name],
            }))}
          >
            <div className="account-part" key={account.id}>
              <header className="page-head">
                <div>
                  <h1>{t(`${part}.title`)}</h1>
                  <p className="sub mt-1">{t(`${part}.text`)}</p>
                </div>
              </header>
              <div className="grid gap-6">
                <Panels
                  part={part}
                  account={account}
                  renderNotices={renderNotices}
                  renderPlan={renderPlan}
                  onDeleted={() => {
                    // First what is shown, then who is signed in: else this page would send its visitor away.
                    setDeleted(true);
                    dropAccess('sign-out');
                  }}
                />
              </div>
            </div>
          </SideFrame>
        )}
      </RequireAccount>
    </>
  );
}

function partAt(pathname: string): Part {
  const path = pathname.replace(/\/+$/, '');
  return path in parts ? parts[path as keyof typeof parts] : 'profile';
}

interface PanelsProps extends AccountPageProps {
  part: Part;
  account: Account;
  onDeleted: () => void;
}

function Panels({ part, account, renderNotices, renderPlan, onDeleted }: PanelsProps) {
  switch (part) {
    case 'profile':
      return (
        <>
          <AccountAvatarPanel account={account} />
          <ProfilePanel account={account} />
        </>
      );
    case 'security':
      return (
        <>
          <EmailPanel account={account} />
          <PasswordPanel account={account} />
          <DevicesPanel />
        </>
      );
    case 'plan':
      return renderPlan();
    case 'notifications':
      return renderNotices(account);
    case 'data':
      return (
        <>
          <ExportPanel account={account} />
          <DeletionPanel account={account} onDeleted={onDeleted} />
        </>
      );
  }
}
