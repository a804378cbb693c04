import { LayoutDashboard, Palette, Users } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { SideFrame } from './side-frame.tsx';

interface ChannelFrameProps {
  channelId: string;
  children: ReactNode;
}

/** The pages of a channel for those who run it, and the way back to the dashboard. */
export function ChannelFrame({ channelId, children }: ChannelFrameProps) {
  const { t } = useTranslation();
  return (
    <SideFrame
      label={t('channel.pages')}
      pages={[
        { to: '/dashboard', label: t('channel.dashboard'), icon: LayoutDashboard },
        { to: `/dashboard/channels/${channelId}`, label: t('channel.page'), icon: Palette },
        { to: `/dashboard/channels/${channelId}/people`, label: t('channel.people'), icon: Users },
      ]}
    >
      {children}
    </SideFrame>
  );
}
