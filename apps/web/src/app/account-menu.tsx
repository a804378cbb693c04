import type { Account } from '@footlight/contracts';
import { LogOut } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Avatar } from '../components/avatar.tsx';
import { Button } from '../components/button.tsx';
import { Menu, MenuItem, MenuLabel } from '../components/menu.tsx';
import { signOut } from '../lib/sign-out.ts';

export function AccountMenu({ account }: { account: Account }) {
  const { t } = useTranslation();

  return (
    <Menu
      trigger={
        <Button variant="quiet" data-icon="" aria-label={t('account.menu', { name: account.display_name })}>
          <Avatar id={account.id} name={account.display_name} />
        </Button>
      }
    >
      <MenuLabel>
        <bdi className="strong block text-text">{account.display_name}</bdi>
        <bdi>{account.email}</bdi>
      </MenuLabel>
      <MenuItem icon={<LogOut size={18} strokeWidth={1.75} />} onSelect={() => void signOut().catch(() => undefined)}>
        {t('account.sign_out')}
      </MenuItem>
    </Menu>
  );
}
