import { listMessages as endpoint } from '@footlight/contracts';
import { route } from '../../http/route.ts';
import { listMessages } from './list-messages.ts';

export const listMessagesRoute = route(endpoint, async ({ params, query, caller, context }) => {
  const { after, before, limit } = query;
  const { events, nextCursor, chatSeq } = await listMessages(context, caller, params.stream_id, {
    after,
    before,
    limit,
  });
  return { data: events, next_cursor: nextCursor, chat_seq: chatSeq };
});
