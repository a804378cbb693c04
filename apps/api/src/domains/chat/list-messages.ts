import type { ChatEvent } from '@footlight/contracts';
import type { Context } from '../../context.ts';
import { notFound } from '../../http/app-error.ts';
import type { Caller } from '../../http/caller.ts';
import { getAccessDecision } from '../access/index.ts';
import { presentEvent } from './chat.presenter.ts';
import { type EventRow, findChat, listEventsAfter, listMessagesBefore } from './chat-events.queries.ts';

/** A page of a chat, oldest first, and the number of its newest event. */
export interface ChatPage {
  events: ChatEvent[];
  nextCursor: string | null;
  chatSeq: number;
}

/**
 * Every event since `after`, or the messages before `before`, or the last messages.
 * @throws AppError `not_found`, also for a stream that is not for the caller
 */
export async function listMessages(
  context: Context,
  caller: Caller,
  streamId: string,
  wanted: { after: number | undefined; before: number | undefined; limit: number },
): Promise<ChatPage> {
  // The number is read first: an event that comes in between is in the page or above the number, never lost.
  const chat = await findChat(context.db, streamId);
  if (!chat) throw notFound();
  if (chat.needs_access_check && !(await getAccessDecision(context, caller, streamId)).entitled)
    throw notFound();
  const chatSeq = chat.last_seq;

  const most = wanted.limit + 1;
  const rows =
    wanted.after === undefined
      ? await listMessagesBefore(context.db, streamId, wanted.before, most)
      : await listEventsAfter(context.db, streamId, wanted.after, most);
  const page = rows.slice(0, wanted.limit);
  const nextCursor = rows.length > page.length ? cursorAfter(page) : null;
  if (wanted.after === undefined) page.reverse();
  return { events: page.map(presentEvent), nextCursor, chatSeq };
}

function cursorAfter(page: EventRow[]): string | null {
  const last = page.at(-1);
  return last ? String(last.seq) : null;
}
