import type { ChannelPage } from '@footlight/contracts';
import { useTranslation } from 'react-i18next';
import { Avatar } from '../../components/avatar.tsx';
import { ImagePanel } from '../../components/image-panel.tsx';
import { useRemoveChannelAvatar } from '../../api/channels/remove-channel-avatar.ts';
import { useRemoveChannelBanner } from '../../api/channels/remove-channel-banner.ts';
import { useSetChannelAvatar } from '../../api/channels/set-channel-avatar.ts';
import { useSetChannelBanner } from '../../api/channels/set-channel-banner.ts';

/** The picture beside a channel's name. */
export function ChannelAvatarPanel({ channel }: { channel: ChannelPage }) {
  const { id, name, avatar_url: picture } = channel;
  return (
    <ImagePanel
      labels={useImageLabels('picture')}
      chosen={picture !== null}
      preview={<Avatar id={id} name={name} kind="channel" picture={picture} />}
      set={useSetChannelAvatar(id)}
      remove={useRemoveChannelAvatar(id)}
    />
  );
}

/** The picture on top of a channel's page. */
export function ChannelBannerPanel({ channel }: { channel: ChannelPage }) {
  const { t } = useTranslation('channels');
  const { id, banner_url: picture } = channel;
  return (
    <ImagePanel
      labels={useImageLabels('banner')}
      chosen={picture !== null}
      preview={
        picture === null ? (
          <p className="channel-banner-preview small">{t('banner.none')}</p>
        ) : (
          <img className="channel-banner-preview" src={picture} alt="" />
        )
      }
      wide
      set={useSetChannelBanner(id)}
      remove={useRemoveChannelBanner(id)}
    />
  );
}

function useImageLabels(kind: 'picture' | 'banner') {
  const { t } = useTranslation('channels');
  return {
    title: t(`${kind}.title`),
    text: t(`${kind}.text`),
    set: t(`${kind}.set`),
    removed: t(`${kind}.removed`),
    failed: t(`${kind}.failed`),
  };
}
