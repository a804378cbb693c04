import { acceptInvitation as endpoint } from '@footlight/contracts';
import { clientOf } from '../../../http/client.ts';
import { route } from '../../../http/route.ts';
import { presentChannel } from '../pages/channel.presenter.ts';
import { acceptInvitation } from './accept-invitation.ts';

export const acceptInvitationRoute = route(endpoint, async ({ body, caller, context, request }) => {
  const { channel, role } = await acceptInvitation(context, caller, body, clientOf(request));
  return { channel: presentChannel(channel), role };
});
