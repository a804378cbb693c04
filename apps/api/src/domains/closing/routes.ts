import * as contract from '@footlight/contracts';
import { route } from '../../http/route.ts';
import { deleteChannel } from './delete-channel.ts';

export const closingRoutes = [
  route(contract.deleteChannel, async ({ params, caller, context }) => {
    await deleteChannel(context, caller, params.channel_id);
    return null;
  }),
];
