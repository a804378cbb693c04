import type { ChatEvent, ChatMessage } from '@footlight/contracts';
import {
  begin,
  catchUp,
  emptyLog,
  hearOf,
  isBehind,
  keepNewest,
  prepend,
  receive,
  remove,
  type ChatLog,
  type ChatPage,
} from './chat-log.ts';
import {
  enqueue,
  markFailed,
  markSending,
  nextToSend,
  recognise,
  requeue,
  settle,
  take,
  type Outbox,
  type Outgoing,
  type SendFailure,
} from './outbox.ts';

/** What the chat needs of the API, and of the page's memory. */
export interface ChatGateway {
  list: (query: { before?: string; after?: string }, signal: AbortSignal) => Promise<ChatPage>;
  post: (body: string) => Promise<ChatMessage>;
  remove: (messageId: string) => Promise<void>;
  failureOf: (error: unknown) => SendFailure;
  /** Keeps what was not sent over a reload of the page. */
  keep: (outbox: Outbox) => void;
  kept: () => Outbox;
}

export interface ChatSnapshot {
  log: ChatLog;
  outbox: Outbox;
  /** The first page: on its way, here, or refused (it is tried again by itself). */
  history: 'loading' | 'ready' | 'failed';
  earlier: 'idle' | 'loading' | 'failed';
  /** The newest events could not be fetched; what is shown may lack some. */
  stale: boolean;
  /** Messages whose removal was asked for: under way, or refused. */
  removals: ReadonlyMap<string, 'under_way' | SendFailure>;
}

/** Milliseconds, and numbers of messages. */
export const chatTiming = {
  /** Parallel packets overtake each other: a gap closes by itself most of the time. */
  gapPatience: 300,
  gapJitter: 500,
  poll: 5_000,
  firstRetry: 1_000,
  longestRetry: 30_000,
  /** Between two announcements of changes to the page, when many come at once. */
  breath: 100,
  kept: 500,
  keptWhileReading: 2_000,
} as const;

/** A jump over more events than this starts anew from the last messages instead of paging through all. */
const longAway = 500;

/** The chat of one stream: what has been said, what is being said, and the fetching of what was missed. */
export class ChatSession {
  #snapshot: ChatSnapshot;
  readonly #gateway: ChatGateway;
  readonly #listeners = new Set<() => void>();
  #run: AbortController | null = null;
  #ownId: string | null = null;
  #connected = false;
  #following = true;
  #pumping = false;
  #fetching: Promise<void> | null = null;
  #fetchAgain = false;
  #retries = 0;
  #lastTold = 0;
  readonly #timers = new Map<'gap' | 'fetch' | 'tell', ReturnType<typeof setTimeout>>();
  #keys = 0;

  constructor(gateway: ChatGateway) {
    this.#gateway = gateway;
    this.#snapshot = {
      log: emptyLog,
      outbox: gateway.kept(),
      history: 'loading',
      earlier: 'idle',
      stale: false,
      removals: new Map(),
    };
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly getSnapshot = (): ChatSnapshot => this.#snapshot;

  /** Begins to fetch; the answer stops it. Starting again goes on where it was. */
  start(): () => void {
    const run = new AbortController();
    this.#run = run;
    this.#fetchNow();
    this.#pump();
    return () => {
      run.abort();
      if (this.#run === run) this.#run = null;
      for (const name of [...this.#timers.keys()]) this.#cancel(name);
      this.#fetching = null;
    };
  }

  /** Whether events come by the room now. Without it they are fetched every few seconds. */
  setConnected(connected: boolean): void {
    if (connected === this.#connected) return;
    this.#connected = connected;
    // What was said between the answer of a fetch and the joining of the room came by neither.
    if (this.#fetching) this.#fetchAgain = true;
    else this.#fetchNow();
  }

  /** Tells whose messages are one's own. */
  setOwnId(ownId: string | null): void {
    this.#ownId = ownId;
    this.#change({ outbox: this.#recogniseAll(this.#snapshot.outbox) });
    this.#pump();
  }

  /** Whether the reader is at the newest message, so that old ones may go. */
  setFollowing(following: boolean): void {
    this.#following = following;
    if (following) this.#change({ log: keepNewest(this.#snapshot.log, chatTiming.kept) });
  }

  /** Takes an event that came by the room. */
  receive(event: ChatEvent): void {
    this.#learn(receive(this.#snapshot.log, event));
    if (event.type === 'created') {
      this.#change({ outbox: recognise(this.#snapshot.outbox, event, this.#ownId) });
    }
  }

  /** Hears the number of the newest event, as a heartbeat tells it. */
  hear(seq: number): void {
    this.#learn(hearOf(this.#snapshot.log, seq));
  }

  /** Says something. The words are kept until they are in the chat or discarded. */
  send(body: string): void {
    this.#keys += 1;
    const key = `${Date.now()}-${this.#keys}`;
    this.#setOutbox(enqueue(this.#snapshot.outbox, { key, body, after: this.#snapshot.log.newest }));
    this.#pump();
  }

  readonly sendAgain = (key: string): void => {
    this.#setOutbox(requeue(this.#snapshot.outbox, key));
    this.#pump();
  };

  /** Sends what was refused for this reason alone, now that the reason is gone. */
  sendAgainAfter(code: SendFailure['code']): void {
    for (const entry of this.#snapshot.outbox) if (entry.failure?.code === code) this.sendAgain(entry.key);
  }

  readonly discard = (key: string): void => {
    this.#setOutbox(take(this.#snapshot.outbox, key));
  };

  async loadEarlier(): Promise<void> {
    const { log, earlier } = this.#snapshot;
    if (!this.#run || log.older === null || earlier === 'loading') return;
    const { signal } = this.#run;
    this.#change({ earlier: 'loading' });
    try {
      const page = await this.#gateway.list({ before: log.older }, signal);
      this.#change({ log: prepend(this.#snapshot.log, page), earlier: 'idle' });
    } catch {
      this.#change({ earlier: signal.aborted ? 'idle' : 'failed' });
    }
  }

  /** Removes a message for everyone. */
  readonly removeMessage = (messageId: string, by: 'author' | 'staff'): void => {
    this.#setRemoval(messageId, 'under_way');
    void this.#removeOnce(messageId, by);
  };

  /** Tries at once what would be tried after a pause. */
  readonly retryNow = (): void => {
    this.#retries = 0;
    this.#fetchNow();
  };

  #fetchNow(): void {
    this.#cancel('fetch');
    void this.#fetchMissing();
  }

  /** Fetches the first page, or all that was missed since the last one; one run at a time. */
  #fetchMissing(): Promise<void> {
    if (!this.#run) return Promise.resolve();
    const { signal } = this.#run;
    this.#fetching ??= this.#fetchAll(signal)
      .then(
        () => {
          if (signal.aborted) return;
          this.#retries = 0;
          this.#change({ history: 'ready', stale: false });
        },
        () => {
          if (signal.aborted) return;
          this.#retries += 1;
          const { history } = this.#snapshot;
          this.#change(history === 'ready' ? { stale: true } : { history: 'failed' });
        },
      )
      .finally(() => {
        if (signal.aborted) return;
        this.#fetching = null;
        this.#planNext();
      });
    return this.#fetching;
  }

  async #fetchAll(signal: AbortSignal): Promise<void> {
    const { known, newest } = this.#snapshot.log;
    if (known === null || newest - known > longAway) {
      const page = await this.#gateway.list({}, signal);
      if (!signal.aborted) this.#learn(begin(this.#snapshot.log, page));
      return;
    }
    for (let after: string | null = String(known); after !== null && !signal.aborted;) {
      const page: ChatPage = await this.#gateway.list({ after }, signal);
      if (signal.aborted) return;
      this.#learn(catchUp(this.#snapshot.log, page));
      after = page.next_cursor;
    }
  }

  /** After a failure: again, with growing pauses. Without the room: again in a while. Else only when a gap shows. */
  #planNext(): void {
    if (this.#fetchAgain) {
      this.#fetchAgain = false;
      this.#fetchNow();
    } else if (this.#retries > 0) {
      const pause = Math.min(chatTiming.firstRetry * 2 ** (this.#retries - 1), chatTiming.longestRetry);
      this.#after('fetch', pause, () => this.#fetchNow());
    } else if (!this.#connected) {
      this.#after('fetch', chatTiming.poll, () => this.#fetchNow());
    }
    this.#watchGap();
  }

  /** A gap that does not close by itself is fetched; one that closed while another opened waits its own time. */
  #watchGap(): void {
    const { log } = this.#snapshot;
    if (!isBehind(log)) return this.#cancel('gap');
    if (this.#timers.has('gap') || this.#timers.has('fetch') || this.#fetching) return;
    this.#after('gap', chatTiming.gapPatience + Math.random() * chatTiming.gapJitter, () => {
      if (this.#snapshot.log.known === log.known) this.#fetchNow();
      else this.#watchGap();
    });
  }

  #learn(log: ChatLog): void {
    const most = this.#following ? chatTiming.kept : chatTiming.keptWhileReading;
    const outbox = log.messages === this.#snapshot.log.messages ? undefined : this.#snapshot.outbox;
    this.#change({ log: keepNewest(log, most) });
    if (outbox?.length) this.#change({ outbox: this.#recogniseAll(outbox) });
    this.#watchGap();
  }

  #recogniseAll(outbox: Outbox): Outbox {
    if (outbox.length === 0) return outbox;
    return this.#snapshot.log.messages.reduce(
      (rest, message) => recognise(rest, message, this.#ownId),
      outbox,
    );
  }

  /** Sends what waits, one message after the other. */
  #pump(): void {
    if (this.#pumping || !this.#run) return;
    const entry = nextToSend(this.#snapshot.outbox);
    if (!entry) return;
    this.#pumping = true;
    this.#setOutbox(markSending(this.#snapshot.outbox, entry.key));
    void this.#sendOne(entry).finally(() => {
      this.#pumping = false;
      this.#pump();
    });
  }

  async #sendOne(entry: Outgoing): Promise<void> {
    if (entry.failure?.doubtful) {
      const looked = await this.#lookFor(entry.key);
      if (looked === 'arrived') return this.discard(entry.key);
      if (looked === 'unknown') {
        return this.#setOutbox(markFailed(this.#snapshot.outbox, entry.key, entry.failure));
      }
    }
    try {
      const message = await this.#gateway.post(entry.body);
      this.#setOutbox(settle(this.#snapshot.outbox, entry.key, message.id));
      this.#learn(receive(this.#snapshot.log, message));
    } catch (error) {
      const failure = this.#gateway.failureOf(error);
      if (failure.doubtful && (await this.#lookFor(entry.key)) === 'arrived') return this.discard(entry.key);
      this.#setOutbox(markFailed(this.#snapshot.outbox, entry.key, failure));
    }
  }

  /** Fetches what is new and sees whether this message is among it. */
  async #lookFor(key: string): Promise<'arrived' | 'absent' | 'unknown'> {
    // A fetch under way may have been answered before the message was written.
    if (this.#fetching) await this.#fetching;
    await this.#fetchMissing();
    const entry = this.#snapshot.outbox.find((candidate) => candidate.key === key);
    if (!entry || entry.arrivedAs !== null) return 'arrived';
    return this.#retries === 0 ? 'absent' : 'unknown';
  }

  async #removeOnce(messageId: string, by: 'author' | 'staff'): Promise<void> {
    try {
      await this.#gateway.remove(messageId);
      this.#setRemoval(messageId, null);
      this.#change({ log: remove(this.#snapshot.log, messageId, { at: new Date().toISOString(), by }) });
    } catch (error) {
      this.#setRemoval(messageId, this.#gateway.failureOf(error));
    }
  }

  #setOutbox(outbox: Outbox): void {
    this.#change({ outbox }, 'now');
    this.#gateway.keep(outbox);
  }

  #setRemoval(messageId: string, state: 'under_way' | SendFailure | null): void {
    const removals = new Map(this.#snapshot.removals);
    if (state === null) removals.delete(messageId);
    else removals.set(messageId, state);
    this.#change({ removals }, 'now');
  }

  #change(part: Partial<ChatSnapshot>, when: 'now' | 'soon' = 'soon'): void {
    this.#snapshot = { ...this.#snapshot, ...part };
    const wait = this.#lastTold + chatTiming.breath - Date.now();
    if (when === 'now' || wait <= 0 || wait > chatTiming.breath) this.#tell();
    else if (!this.#timers.has('tell')) this.#after('tell', wait, () => this.#tell());
  }

  #tell(): void {
    this.#cancel('tell');
    this.#lastTold = Date.now();
    for (const listener of this.#listeners) listener();
  }

  #after(name: 'gap' | 'fetch' | 'tell', milliseconds: number, action: () => void): void {
    this.#cancel(name);
    const timer = setTimeout(() => {
      this.#timers.delete(name);
      action();
    }, milliseconds);
    this.#timers.set(name, timer);
  }

  #cancel(name: 'gap' | 'fetch' | 'tell'): void {
    clearTimeout(this.#timers.get(name));
    this.#timers.delete(name);
  }
}
