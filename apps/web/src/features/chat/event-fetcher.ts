import { onRecovery } from '../../lib/connection.ts';
import type { ChatGateway } from './chat-gateway.ts';
import { begin, catchUp, isBehind, prepend, type ChatLog, type ChatPage } from './chat-log.ts';
import type { ChatStore } from './chat-store.ts';
import { chatTiming } from './chat-timing.ts';

/** A jump over more events than this starts anew from the last messages instead of paging through all. */
const longAway = 500;

/** Fetches what the room did not deliver: the first page, gaps, and everything while there is no room. */
export class EventFetcher {
  readonly #gateway: ChatGateway;
  readonly #store: ChatStore;
  readonly #learn: (log: ChatLog) => void;
  #signal: AbortSignal | null = null;
  #connected = false;
  #fetching: Promise<void> | null = null;
  #fetchAgain = false;
  #retries = 0;
  readonly #timers = new Map<'gap' | 'fetch', ReturnType<typeof setTimeout>>();

  constructor(gateway: ChatGateway, store: ChatStore, learn: (log: ChatLog) => void) {
    this.#gateway = gateway;
    this.#store = store;
    this.#learn = learn;
  }

  /** Begins to fetch, until the signal aborts. */
  start(signal: AbortSignal): void {
    this.#signal = signal;
    const stopListening = onRecovery(() => {
      if (this.#retries > 0 || !this.#connected) this.retryNow();
    });
    signal.addEventListener('abort', () => {
      stopListening();
      this.#cancel('gap');
      this.#cancel('fetch');
      this.#fetching = null;
    });
    this.fetchNow();
  }

  /** Whether events come by the room now. Without it they are fetched every few seconds. */
  setConnected(connected: boolean): void {
    if (connected === this.#connected) return;
    this.#connected = connected;
    // What was sent between the answer of a fetch and the joining of the room came by neither.
    if (this.#fetching) this.#fetchAgain = true;
    else this.fetchNow();
  }

  /** Tries at once what would be tried after a pause. */
  readonly retryNow = (): void => {
    this.#retries = 0;
    this.fetchNow();
  };

  async loadEarlier(): Promise<void> {
    const { log, earlier } = this.#store.snapshot;
    const signal = this.#signal;
    if (!signal || signal.aborted || log.older === null || earlier === 'loading') return;
    this.#store.update({ earlier: 'loading' });
    try {
      const page = await this.#gateway.list({ before: log.older }, signal);
      this.#store.update({ log: prepend(this.#store.snapshot.log, page), earlier: 'idle' });
    } catch {
      this.#store.update({ earlier: signal.aborted ? 'idle' : 'failed' });
    }
  }

  /** A gap that does not close by itself is fetched; one that closed while another opened waits its own time. */
  watchGap(): void {
    const { log } = this.#store.snapshot;
    if (!isBehind(log)) return this.#cancel('gap');
    if (this.#timers.has('gap') || this.#timers.has('fetch') || this.#fetching) return;
    this.#after('gap', chatTiming.gapDelay + Math.random() * chatTiming.gapJitter, () => {
      if (this.#store.snapshot.log.known === log.known) this.fetchNow();
      else this.watchGap();
    });
  }

  /** Fetches the first page, or all that was missed since the last one; one run at a time. */
  fetchNow(): void {
    this.#cancel('fetch');
    const signal = this.#signal;
    if (!signal || signal.aborted) return;
    this.#fetching ??= this.#fetchAll(signal)
      .then(
        () => {
          if (signal.aborted) return;
          this.#retries = 0;
          this.#store.update({ history: 'ready', stale: false });
        },
        () => {
          if (signal.aborted) return;
          this.#retries += 1;
          const { history } = this.#store.snapshot;
          this.#store.update(history === 'ready' ? { stale: true } : { history: 'failed' });
        },
      )
      .finally(() => {
        if (signal.aborted) return;
        this.#fetching = null;
        this.#planNext();
      });
  }

  async #fetchAll(signal: AbortSignal): Promise<void> {
    const { known, newest } = this.#store.snapshot.log;
    if (known === null || newest - known > longAway) {
      const page = await this.#gateway.list({}, signal);
      if (!signal.aborted) this.#learn(begin(this.#store.snapshot.log, page));
      return;
    }
    for (let after: string | null = String(known); after !== null && !signal.aborted;) {
      const page: ChatPage = await this.#gateway.list({ after }, signal);
      if (signal.aborted) return;
      this.#learn(catchUp(this.#store.snapshot.log, page));
      after = page.next_cursor;
    }
  }

  /** After a failure: again, with growing pauses. Without the room: again in a while. Else only when a gap shows. */
  #planNext(): void {
    if (this.#fetchAgain) {
      this.#fetchAgain = false;
      this.fetchNow();
    } else if (this.#retries > 0) {
      const pause = Math.min(chatTiming.firstRetry * 2 ** (this.#retries - 1), chatTiming.longestRetry);
      this.#after('fetch', pause, () => this.fetchNow());
    } else if (!this.#connected) {
      this.#after('fetch', chatTiming.poll, () => this.fetchNow());
    }
    this.watchGap();
  }

  #after(name: 'gap' | 'fetch', milliseconds: number, action: () => void): void {
    this.#cancel(name);
    const timer = setTimeout(() => {
      this.#timers.delete(name);
      action();
    }, milliseconds);
    this.#timers.set(name, timer);
  }

  #cancel(name: 'gap' | 'fetch'): void {
    clearTimeout(this.#timers.get(name));
    this.#timers.delete(name);
  }
}
