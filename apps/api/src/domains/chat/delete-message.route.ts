import { deleteMessage as endpoint } from '@footlight/contracts';
import { route } from '../../http/route.ts';
import { deleteMessage } from './delete-message.ts';

export const deleteMessageRoute = route(endpoint, async ({ params, caller, context }) => {
  await deleteMessage(context, caller, params.stream_id, params.message_id);
  return null;
});
