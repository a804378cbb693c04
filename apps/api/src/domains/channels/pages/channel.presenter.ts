import {
  type Channel,
  type ChannelLink,
  type ChannelPage,
  type ChannelRole,
  type OwnChannel,
  channelRights,
  roleMay,
} from '@footlight/contracts';
import { pictureUrl } from '../../../http/picture-url.ts';

/** What of a channel its presenter reads. */
export interface ChannelRow {
  id: string;
  handle: string;
  name: string;
  avatarId: string | null;
  createdAt: Date;
}

/** A channel's own page, and what the reader is there. */
export interface ChannelView extends ChannelRow {
  description: string;
  /** A list of `ChannelLink`, as the contracts let it in. */
  links: unknown;
  bannerId: string | null;
  active: boolean;
  role: ChannelRole | null;
  follows: boolean;
}

/** A channel as everyone sees it. */
export function presentChannel(channel: ChannelRow): Channel {
  return {
    id: channel.id,
    handle: channel.handle,
    name: channel.name,
    avatar_url: pictureUrl(channel.avatarId),
    created_at: channel.createdAt.toISOString(),
  };
}

/** A channel's own page. */
export function presentPage(channel: ChannelView): ChannelPage {
  return {
    ...presentChannel(channel),
    description: channel.description,
    banner_url: pictureUrl(channel.bannerId),
    links: (channel.links as ChannelLink[]).map(({ label, url }) => ({ label, url })),
    active: roleMay(channel.role, 'moderate') ? channel.active : null,
    you: { role: channel.role, follows: channel.follows, can: rightsOf(channel.role) },
  };
}

/** A channel that somebody is in. */
export function presentOwnChannel(channel: ChannelRow & { role: ChannelRole; active: boolean }): OwnChannel {
  const { role, active } = channel;
  return { ...presentChannel(channel), role, can: rightsOf(role), active };
}

function rightsOf(role: ChannelRole | null) {
  return channelRights.filter((right) => roleMay(role, right));
}
