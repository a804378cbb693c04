import type { ChatMessage } from '@footlight/contracts';

/** What stands in the list: a message, or the time between two of them. */
export type ChatRow =
  | { kind: 'time'; key: string; at: string; withDate: boolean }
  | { kind: 'message'; key: string; message: ChatMessage };

const minute = 60_000;
/** Between two time marks at least, in minutes: a slow chat would otherwise be half marks. */
const markEvery = 3;

/**
 * The messages with a time mark wherever a new minute begins and the last mark is a few minutes old. Before the first
 * message no mark stands: what comes before it is not known.
 */
export function rowsOf(messages: readonly ChatMessage[]): ChatRow[] {
  const rows: ChatRow[] = [];
  let previous: ChatMessage | undefined;
  let marked = minuteOf(messages[0]?.created_at ?? '');
  for (const message of messages) {
    const now = minuteOf(message.created_at);
    if (previous && now > minuteOf(previous.created_at) && now - marked >= markEvery) {
      const withDate = !isSameDay(previous.created_at, message.created_at);
      rows.push({ kind: 'time', key: `t${message.seq}`, at: message.created_at, withDate });
      marked = now;
    }
    rows.push({ kind: 'message', key: message.id, message });
    previous = message;
  }
  return rows;
}

function minuteOf(at: string): number {
  return Math.floor(new Date(at).getTime() / minute);
}

function isSameDay(one: string, other: string): boolean {
  return new Date(one).toDateString() === new Date(other).toDateString();
}
