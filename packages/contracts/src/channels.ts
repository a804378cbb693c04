import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { ChannelId } from './ids.ts';
import { page } from './paging.ts';
import { Moment } from './text.ts';

/** A channel as everyone sees it. */
export const Channel = z
  .object({ id: ChannelId, handle: z.string(), name: z.string(), created_at: Moment })
  .meta({ id: 'Channel' });
export type Channel = z.infer<typeof Channel>;

export const getChannel = endpoint({
  id: 'getChannel',
  method: 'GET',
  path: '/v1/channels/{channel_id}',
  tag: 'channels',
  summary: 'One channel',
  caller: 'viewer',
  params: z.object({ channel_id: ChannelId }),
  success: { 200: z.object({ channel: Channel }) },
  errors: [],
});

export const listMyChannels = endpoint({
  id: 'listMyChannels',
  method: 'GET',
  path: '/v1/me/channels',
  tag: 'channels',
  summary: 'The channels that you own',
  caller: 'account',
  success: { 200: page(Channel) },
  errors: [],
});
