import type { Outbox, Outgoing } from './outbox.ts';

/**
 * What was typed and not sent, kept by this tab over a reload. Other tabs have their own.
 */
function read(key: string): string | null {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(key: string, value: string | null): void {
  try {
    if (value === null) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, value);
  } catch {
    // Refused: it lasts as long as the page.
  }
}

const draftKey = (streamId: string) => `footlight.draft.${streamId}`;
const outboxKey = (streamId: string) => `footlight.unsent.${streamId}`;

export function readDraft(streamId: string): string {
  return read(draftKey(streamId)) ?? '';
}

export function writeDraft(streamId: string, draft: string): void {
  write(draftKey(streamId), draft === '' ? null : draft);
}

export function writeOutbox(streamId: string, outbox: Outbox): void {
  write(outboxKey(streamId), outbox.length === 0 ? null : JSON.stringify(outbox));
}

/** Messages of before the reload. They wait for their author: nobody expects them to go by themselves by now. */
export function readOutbox(streamId: string): Outbox {
  try {
    const kept = JSON.parse(read(outboxKey(streamId)) ?? '[]') as Outgoing[];
    return kept.map(({ clientId, body, failure }) => ({
      clientId,
      body,
      state: 'failed',
      failure: failure ?? { code: 'no_answer', requestId: null },
    }));
  } catch {
    return [];
  }
}
