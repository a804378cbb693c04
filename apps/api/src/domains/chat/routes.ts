import * as contract from '@footlight/contracts';
import { route } from '../../http/route.ts';
import { deleteMessage } from './delete-message.ts';
import { listMessages } from './list-messages.ts';
import { postMessage } from './post-message.ts';

export const chatRoutes = [
  route(contract.deleteMessage, async ({ params, caller, context }) => {
    await deleteMessage(context, caller, params.stream_id, params.message_id);
    return null;
  }),
  route(contract.listMessages, async ({ params, query, caller, context }) => {
    const { after, before, limit } = query;
    const { events, nextCursor, chatSeq } = await listMessages(context, caller, params.stream_id, {
      after,
      before,
      limit,
    });
    return { data: events, next_cursor: nextCursor, chat_seq: chatSeq };
  }),
  route(contract.postMessage, async ({ params, body, caller, context, reply }) => {
    const draft = { body: body.body, clientId: body.client_id };
    const { message, isNew } = await postMessage(context, caller, params.stream_id, draft);
    reply.status(isNew ? 201 : 200);
    return { message };
  }),
];
