import type { ChannelRight } from '@footlight/contracts';
import { LayoutDashboard, Palette, Users } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { SideFrame } from './side-frame.tsx';

interface ChannelFrameProps {
  channelId: string;
  /** What one may do there: only the pages of that are listed. All of them while it is not known. */
  can?: readonly ChannelRight[];
  children: ReactNode;
}

/** Around every page of the dashboard: the pages of a channel for those who run it. */
export function ChannelFrame({ channelId, can, children }: ChannelFrameProps) {
  const { t } = useTranslation();
  const may = (right: ChannelRight) => can === undefined || can.includes(right);
  return (
    <SideFrame
      label={t('channel.pages')}
      pages={[
        {
          to: `/dashboard?channel=${channelId}`,
          label: t('channel.dashboard'),
          icon: LayoutDashboard,
          below: ['/dashboard/streams/*', '/dashboard/channels/:channelId/schedule'],
        },
        ...(may('edit_channel')
          ? [{ to: `/dashboard/channels/${channelId}`, label: t('channel.page'), icon: Palette }]
          : []),
        ...(may('manage_people')
          ? [{ to: `/dashboard/channels/${channelId}/people`, label: t('channel.people'), icon: Users }]
          : []),
      ]}
    >
      {children}
    </SideFrame>
  );
}
