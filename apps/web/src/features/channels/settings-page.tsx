import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useParams } from 'react-router';
import { ChannelStaffPage } from '../../components/channel-staff-page.tsx';
import { addTranslations } from '../../lib/i18n.ts';
import { channels } from '../../locales/en/channels.ts';
import './channels.css';
import { DeletionPanel } from './deletion-panel.tsx';
import { DetailsPanel } from './details-panel.tsx';
import { ChannelBannerPanel, ChannelAvatarPanel } from './channel-images.tsx';

addTranslations('channels', channels);

/** How a channel looks to others, for its owner. */
export function Component() {
  const { t } = useTranslation('channels');
  const { channelId = '' } = useParams();
  const [deleted, setDeleted] = useState<string | null>(null);
  // By what is shown, not by a call: a form that is not saved would ask whether to stay.
  if (deleted === channelId) return <Navigate to="/dashboard" replace />;
  return (
    <ChannelStaffPage
      channelId={channelId}
      right="edit_channel"
      title={t('settings.title')}
      text={t('settings.text')}
    >
      {(channel) => (
        <div className="grid gap-6" key={channel.id}>
          <ChannelAvatarPanel channel={channel} />
          <ChannelBannerPanel channel={channel} />
          <DetailsPanel channel={channel} />
          {channel.you.can.includes('delete_channel') && (
            <DeletionPanel channel={channel} onDeleted={() => setDeleted(channel.id)} />
          )}
        </div>
      )}
    </ChannelStaffPage>
  );
}
