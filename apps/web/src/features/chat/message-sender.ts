import type { ChatMessage } from '@footlight/contracts';
import type { ChatGateway } from './chat-gateway.ts';
import type { ChatStore } from './chat-store.ts';
import { chatTiming } from './chat-timing.ts';
import { newClientId } from './client-id.ts';
import {
  discard,
  enqueue,
  markFailed,
  markSending,
  nextToSend,
  requeue,
  settle,
  type Outbox,
  type Outgoing,
  type SendFailure,
} from './outbox.ts';

/** What becomes of a message. */
export interface SenderEvents {
  sent: (message: ChatMessage) => void;
  /** Nobody knows whether it arrived. */
  unanswered: () => void;
}

/** Sends what one writes, one message after the other, and keeps what was not sent. */
export class MessageSender {
  readonly #gateway: ChatGateway;
  readonly #store: ChatStore;
  readonly #events: SenderEvents;
  #running = false;
  #sending = false;
  #limitTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(gateway: ChatGateway, store: ChatStore, events: SenderEvents) {
    this.#gateway = gateway;
    this.#store = store;
    this.#events = events;
  }

  /** Sends what waits, until the signal aborts. */
  start(signal: AbortSignal): void {
    this.#running = true;
    signal.addEventListener('abort', () => {
      this.#running = false;
      clearTimeout(this.#limitTimer);
    });
    this.#waitForLimit();
  }

  /** Sends a message. It is kept until it is in the chat or discarded. */
  send(body: string): void {
    this.#setOutbox(enqueue(this.#store.snapshot.outbox, { clientId: newClientId(), body }));
    this.#sendNext();
  }

  /** Sends a failed message again. If it arrived the first time, it is there once all the same. */
  readonly sendAgain = (clientId: string): void => {
    this.#setOutbox(requeue(this.#store.snapshot.outbox, clientId));
    this.#sendNext();
  };

  /** Sends what was refused for this reason alone, now that the reason is gone. */
  sendAgainAfter(code: SendFailure['code']): void {
    for (const { failure, clientId } of this.#store.snapshot.outbox)
      if (failure?.code === code) this.sendAgain(clientId);
  }

  readonly discard = (clientId: string): void => {
    this.#setOutbox(discard(this.#store.snapshot.outbox, clientId));
  };

  /** Takes out what the chat shows by now. */
  settle(messages: readonly ChatMessage[]): void {
    const { outbox } = this.#store.snapshot;
    const rest = settle(outbox, messages);
    if (rest !== outbox) this.#setOutbox(rest);
  }

  #sendNext(): void {
    if (this.#sending || !this.#running || this.#store.snapshot.limitedUntil !== null) return;
    const entry = nextToSend(this.#store.snapshot.outbox);
    if (!entry) return;
    this.#sending = true;
    this.#setOutbox(markSending(this.#store.snapshot.outbox, entry.clientId));
    void this.#sendOne(entry).finally(() => {
      this.#sending = false;
      this.#sendNext();
    });
  }

  async #sendOne({ clientId, body }: Outgoing): Promise<void> {
    try {
      this.#events.sent(await this.#gateway.post({ clientId, body }));
      this.discard(clientId);
    } catch (error) {
      const failure = this.#gateway.failureOf(error);
      const { outbox } = this.#store.snapshot;
      if (failure.code !== 'rate_limited') {
        this.#setOutbox(markFailed(outbox, clientId, failure));
        if (failure.code === 'no_answer') this.#events.unanswered();
        return;
      }
      // It goes by itself as soon as it may; what is behind it keeps its place.
      this.#setOutbox(requeue(outbox, clientId));
      const wait = failure.retryAfterMs ?? chatTiming.defaultLimitWait;
      this.#store.update({ limitedUntil: Date.now() + wait }, 'now');
      this.#waitForLimit();
    }
  }

  /** Goes on when the limit that was reached allows it. */
  #waitForLimit(): void {
    const { limitedUntil } = this.#store.snapshot;
    if (limitedUntil === null) return this.#sendNext();
    if (!this.#running) return;
    clearTimeout(this.#limitTimer);
    this.#limitTimer = setTimeout(
      () => {
        this.#store.update({ limitedUntil: null }, 'now');
        this.#sendNext();
      },
      Math.max(0, limitedUntil - Date.now()),
    );
  }

  #setOutbox(outbox: Outbox): void {
    this.#store.update({ outbox }, 'now');
    this.#gateway.keep(outbox);
  }
}
