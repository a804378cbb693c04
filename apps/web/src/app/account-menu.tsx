import type { Account } from '@footlight/contracts';
import { CircleUserRound, CreditCard, LogOut, MailOpen, ServerCog } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Avatar } from '../components/avatar.tsx';
import { Button } from '../components/button.tsx';
import { Menu, MenuItem, MenuLabel } from '../components/menu.tsx';
import { Toast } from '../components/toast.tsx';
import { formatNumber } from '../lib/format.ts';
import { useMyInvitations } from '../api/people/list-my-invitations.ts';
import { describeProblem } from '../lib/describe-problem.ts';
import { signOut } from '../api/identity/sign-out.ts';

export function AccountMenu({ account }: { account: Account }) {
  const { t } = useTranslation();
  const [failure, setFailure] = useState<unknown>(null);
  const invitations = useMyInvitations();
  const invited = invitations.data?.length ?? 0;

  const leave = () => {
    setFailure(null);
    signOut().catch(setFailure);
  };

  return (
    <>
      <Menu
        trigger={
          <Button variant="quiet" data-icon="">
            <span className="sr-only">{t('account.menu', { name: account.display_name })}</span>
            <Avatar id={account.id} name={account.display_name} picture={account.avatar_url} />
          </Button>
        }
      >
        <MenuLabel>
          <span className="strong block text-text">
            <bdi>{account.display_name}</bdi>
          </span>
          <bdi>{account.email}</bdi>
        </MenuLabel>
        <MenuItem asChild>
          <Link to="/account">
            <CircleUserRound size={18} strokeWidth={1.75} aria-hidden="true" />
            {t('account.own')}
          </Link>
        </MenuItem>
        <MenuItem asChild>
          <Link to="/account/plan">
            <CreditCard size={18} strokeWidth={1.75} aria-hidden="true" />
            {t('account.plan')}
          </Link>
        </MenuItem>
        {invited > 0 && (
          <MenuItem asChild>
            <Link to="/invitations">
              <MailOpen size={18} strokeWidth={1.75} aria-hidden="true" />
              {t('account.invitations')}{' '}
              <span className="menu__end">
                {formatNumber(invited)}
                {invitations.hasNextPage && '+'}
              </span>
            </Link>
          </MenuItem>
        )}
        {account.role === 'admin' && (
          <MenuItem asChild>
            <Link to="/admin">
              <ServerCog size={18} strokeWidth={1.75} aria-hidden="true" />
              {t('account.admin')}
            </Link>
          </MenuItem>
        )}
        <MenuItem icon={<LogOut size={18} strokeWidth={1.75} />} onSelect={leave}>
          {t('account.sign_out')}
        </MenuItem>
      </Menu>
      {failure !== null && (
        <Toast
          tone="danger"
          onClose={() => setFailure(null)}
          action={
            <Button variant="quiet" size="sm" onClick={leave}>
              {t('account.sign_out_again')}
            </Button>
          }
        >
          {t('account.sign_out_failed', { reason: describeProblem(failure).sentence })}
        </Toast>
      )}
    </>
  );
}
