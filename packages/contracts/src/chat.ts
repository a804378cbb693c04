import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { MessageId, StreamId } from './ids.ts';
import { limit, page, wholeNumber } from './paging.ts';
import { Moment, line } from './text.ts';

/** Who wrote a message, as everyone in the chat sees it. */
export const ChatAuthor = z
  .object({
    id: z.string().describe('`usr_…` or `gst_…`'),
    display_name: z.string(),
    role: z.enum(['host', 'account', 'guest']),
  })
  .meta({ id: 'ChatAuthor' });
export type ChatAuthor = z.infer<typeof ChatAuthor>;

const seq = z.int().describe('Number of this event in the stream’s chat, from 1, without gaps.');

/** What a sender calls a message of its own, so that sending it again is not a second message. */
export const ClientId = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,64}$/, 'Use 1 to 64 letters, digits, _ and -.')
  .describe('1 to 64 of A-Z, a-z, 0-9, `_` and `-`; a UUID will do.');

/** A message, which is also the event of its creation. A deleted one keeps its place and loses its body. */
export const ChatMessage = z
  .object({
    type: z.literal('created'),
    seq,
    id: MessageId,
    client_id: ClientId.nullable().describe('As its author named it; null without a name.'),
    author: ChatAuthor,
    body: z.string().nullable().describe('Null when deleted.'),
    created_at: Moment,
    deleted: z.object({ at: Moment, by: z.enum(['author', 'staff']) }).nullable(),
  })
  .meta({ id: 'ChatMessage' });
export type ChatMessage = z.infer<typeof ChatMessage>;

export const ChatDeletion = z
  .object({
    type: z.literal('deleted'),
    seq,
    message_id: MessageId,
    deleted: z.object({ at: Moment, by: z.enum(['author', 'staff']) }),
  })
  .meta({ id: 'ChatDeletion' });
export type ChatDeletion = z.infer<typeof ChatDeletion>;

/** Events that are neither a message nor its deletion. What stands in the payload depends on the type. */
export const ChatUpdate = z
  .object({
    type: z.enum(['cleared', 'mode', 'pinned']),
    seq,
    message_id: MessageId.nullable().describe('The message that it concerns; null when it concerns none.'),
    payload: z.record(z.string(), z.unknown()),
    created_at: Moment,
  })
  .meta({ id: 'ChatUpdate' });
export type ChatUpdate = z.infer<typeof ChatUpdate>;

/**
 * Everything that happens in a chat. The union is open: types are added without a new version of the API. A reader counts
 * the `seq` of every event and ignores the types that it does not know.
 */
export const ChatEvent = z
  .discriminatedUnion('type', [ChatMessage, ChatDeletion, ChatUpdate])
  .describe(
    'Further types will be added: count the `seq` of every event, and ignore types that you do not know.',
  )
  .meta({ id: 'ChatEvent' });
export type ChatEvent = z.infer<typeof ChatEvent>;

export const MessageBody = line(500).describe('1 to 500 characters, one line.');

const params = z.object({ stream_id: StreamId });
/** Largest number of an event: PostgreSQL's `integer`. */
const mostEvents = 2_147_483_647;
const Seq = wholeNumber(0, mostEvents);

export const listMessages = endpoint({
  id: 'listMessages',
  method: 'GET',
  path: '/v1/streams/{stream_id}/messages',
  tag: 'chat',
  summary: 'The chat, oldest first',
  description:
    'Without `before` and `after`: the last messages. `before=seq`: messages older than that. `after=seq`: every chat event since, of whatever type; repeat while `next_cursor` is not null, with it as `after`. `next_cursor` of the other two is the next `before`.',
  caller: 'viewer',
  params,
  query: z
    .strictObject({ before: Seq.optional(), after: Seq.optional(), limit: limit(100, 200) })
    .refine(
      (query) => query.before === undefined || query.after === undefined,
      'Give `before` or `after`, not both.',
    ),
  success: {
    200: page(ChatEvent).extend({
      chat_seq: z.int().describe('The newest event’s number when this was read.'),
    }),
  },
  errors: [],
});

export const postMessage = endpoint({
  id: 'postMessage',
  method: 'POST',
  path: '/v1/streams/{stream_id}/messages',
  tag: 'chat',
  summary: 'Send a message',
  description:
    'With a `client_id`, sending again is safe: where the author has sent it to this stream before, the answer is 200 with the message that is there, also when the chat has closed or a limit was reached meanwhile. A person may send 5 messages at once and then one every 2 s, those who moderate 20 and two a second, and a stream takes 60 a second: beyond that `rate_limited`, with `Retry-After` in seconds.',
  caller: 'viewer',
  params,
  body: z.strictObject({ body: MessageBody, client_id: ClientId.optional() }),
  success: { 200: z.object({ message: ChatMessage }), 201: z.object({ message: ChatMessage }) },
  errors: ['display_name_required', 'name_too_alike', 'stream_not_live', 'plan_required', 'rate_limited'],
});

export const deleteMessage = endpoint({
  id: 'deleteMessage',
  method: 'DELETE',
  path: '/v1/streams/{stream_id}/messages/{message_id}',
  tag: 'chat',
  summary: 'Delete a message',
  description: 'Its author and those who moderate may. Deleting it twice changes nothing.',
  caller: 'viewer',
  params: z.object({ stream_id: StreamId, message_id: MessageId }),
  success: { 204: z.null() },
  errors: ['forbidden'],
});
