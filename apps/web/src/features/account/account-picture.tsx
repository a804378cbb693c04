import type { Account } from '@footlight/contracts';
import { useTranslation } from 'react-i18next';
import { Avatar } from '../../components/avatar.tsx';
import { ImagePanel } from '../../components/image-panel.tsx';
import { useRemoveAvatar } from '../../api/account/remove-avatar.ts';
import { useSetAvatar } from '../../api/account/set-avatar.ts';

/** The account's picture. */
export function AccountAvatarPanel({ account }: { account: Account }) {
  const { t } = useTranslation('account');
  return (
    <ImagePanel
      labels={{
        title: t('picture.title'),
        text: t('picture.text'),
        set: t('picture.set'),
        removed: t('picture.removed'),
        failed: t('picture.failed'),
      }}
      chosen={account.avatar_url !== null}
      preview={<Avatar id={account.id} name={account.display_name} picture={account.avatar_url} />}
      set={useSetAvatar()}
      remove={useRemoveAvatar()}
    />
  );
}
