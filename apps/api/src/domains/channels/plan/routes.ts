import * as contract from '@footlight/contracts';
import { route } from '../../../http/route.ts';
import { presentOwnChannel } from '../pages/channel.presenter.ts';
import { chooseChannels } from './choose-channels.ts';
import { chooseStaff } from './choose-staff.ts';

export const planRoutes = [
  route(contract.chooseChannels, async ({ body, caller, context }) => {
    const channels = await chooseChannels(context, caller, body.channel_ids);
    return { data: channels.map(presentOwnChannel), next_cursor: null };
  }),
  route(contract.chooseStaff, async ({ params, body, caller, context }) => {
    await chooseStaff(context, caller, params.channel_id, body.user_ids);
    return null;
  }),
];
