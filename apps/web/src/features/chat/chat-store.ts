import { type ChatLog, emptyLog } from './chat-log.ts';
import { chatTiming } from './chat-timing.ts';
import type { Outbox, SendFailure } from './outbox.ts';

export interface ChatSnapshot {
  log: ChatLog;
  outbox: Outbox;
  /** Until when the API takes no message of this person, in milliseconds since 1970; null when it does. */
  limitedUntil: number | null;
  /** The first page: on its way, here, or refused (it is tried again by itself). */
  history: 'loading' | 'ready' | 'failed';
  earlier: 'idle' | 'loading' | 'failed';
  /** The newest events could not be fetched; what is shown may lack some. */
  stale: boolean;
  /** Messages whose removal was asked for: under way, or refused. */
  removals: ReadonlyMap<string, 'under_way' | SendFailure>;
}

/** What the page shows of a chat. Many changes at once are rendered a few times, not each by itself. */
export class ChatStore {
  #snapshot: ChatSnapshot;
  readonly #listeners = new Set<() => void>();
  #lastRendered = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(outbox: Outbox) {
    this.#snapshot = {
      log: emptyLog,
      outbox,
      limitedUntil: null,
      history: 'loading',
      earlier: 'idle',
      stale: false,
      removals: new Map(),
    };
  }

  get snapshot(): ChatSnapshot {
    return this.#snapshot;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** @param when `now` for what a person has just done */
  update(part: Partial<ChatSnapshot>, when: 'now' | 'soon' = 'soon'): void {
    this.#snapshot = { ...this.#snapshot, ...part };
    const wait = this.#lastRendered + chatTiming.renderInterval - Date.now();
    if (when === 'now' || wait <= 0 || wait > chatTiming.renderInterval) this.#render();
    else this.#timer ??= setTimeout(() => this.#render(), wait);
  }

  /** Cancels a rendering that is due. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #render(): void {
    this.stop();
    this.#lastRendered = Date.now();
    for (const listener of this.#listeners) listener();
  }
}
