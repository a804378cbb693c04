import type { ChatEvent } from '@footlight/contracts';
import type { ChatGateway } from './chat-gateway.ts';
import { hearOf, keepNewest, receive, remove, type ChatLog } from './chat-log.ts';
import { type ChatSnapshot, ChatStore } from './chat-store.ts';
import { chatTiming } from './chat-timing.ts';
import { EventFetcher } from './event-fetcher.ts';
import { FrameBatch } from './frame-batch.ts';
import { MessageSender } from './message-sender.ts';
import type { SendFailure } from './outbox.ts';

/** The chat of one stream: what the room delivers, what is fetched, and what one sends and removes. */
export class ChatSession {
  readonly #gateway: ChatGateway;
  readonly #store: ChatStore;
  readonly #fetcher: EventFetcher;
  readonly #sender: MessageSender;
  readonly #incoming = new FrameBatch<ChatEvent>((events) =>
    this.#learn(events.reduce(receive, this.#store.snapshot.log)),
  );
  #following = true;

  constructor(gateway: ChatGateway) {
    this.#gateway = gateway;
    this.#store = new ChatStore(gateway.kept());
    this.#fetcher = new EventFetcher(gateway, this.#store, (log) => this.#learn(log));
    this.#sender = new MessageSender(gateway, this.#store, {
      sent: (message) => this.#learn(receive(this.#store.snapshot.log, message)),
      // It may be in the chat all the same.
      unanswered: () => this.#fetcher.fetchNow(),
    });
  }

  readonly subscribe = (listener: () => void): (() => void) => this.#store.subscribe(listener);

  readonly getSnapshot = (): ChatSnapshot => this.#store.snapshot;

  /** Begins to fetch and to send; the answer stops it. Starting again goes on where it was. */
  start(): () => void {
    const run = new AbortController();
    this.#fetcher.start(run.signal);
    this.#sender.start(run.signal);
    return () => {
      run.abort();
      this.#store.stop();
    };
  }

  /** Whether events come by the room now. Without it they are fetched every few seconds. */
  setConnected(connected: boolean): void {
    this.#fetcher.setConnected(connected);
  }

  /** Whether the reader is at the newest message, so that old ones may go. */
  setFollowing(following: boolean): void {
    this.#following = following;
    if (following) this.#store.update({ log: keepNewest(this.#store.snapshot.log, chatTiming.kept) });
  }

  /** Takes an event that came by the room. Those of one frame are taken together. */
  receive(event: ChatEvent): void {
    this.#incoming.add(event);
  }

  /** Takes the number of the newest event, as a heartbeat tells it. */
  hear(seq: number): void {
    this.#learn(hearOf(this.#store.snapshot.log, seq));
  }

  /** Sends a message. It is kept until it is in the chat or discarded. */
  send(body: string): void {
    this.#sender.send(body);
  }

  readonly sendAgain = (clientId: string): void => this.#sender.sendAgain(clientId);

  /** Sends what was refused for this reason alone, now that the reason is gone. */
  sendAgainAfter(code: SendFailure['code']): void {
    this.#sender.sendAgainAfter(code);
  }

  readonly discard = (clientId: string): void => this.#sender.discard(clientId);

  loadEarlier(): Promise<void> {
    return this.#fetcher.loadEarlier();
  }

  /** Tries at once what would be tried after a pause. */
  readonly retryNow = (): void => this.#fetcher.retryNow();

  /** Removes a message for everyone. */
  readonly removeMessage = (messageId: string, by: 'author' | 'staff'): void => {
    this.#setRemoval(messageId, 'under_way');
    void this.#removeOnce(messageId, by);
  };

  #learn(log: ChatLog): void {
    const before = this.#store.snapshot.log.messages;
    const most = this.#following ? chatTiming.kept : chatTiming.keptWhileReading;
    this.#store.update({ log: keepNewest(log, most) });
    if (log.messages !== before) this.#sender.settle(log.messages);
    this.#fetcher.watchGap();
  }

  async #removeOnce(messageId: string, by: 'author' | 'staff'): Promise<void> {
    try {
      await this.#gateway.remove(messageId);
      this.#setRemoval(messageId, null);
      const removal = { at: new Date().toISOString(), by };
      this.#store.update({ log: remove(this.#store.snapshot.log, messageId, removal) });
    } catch (error) {
      this.#setRemoval(messageId, this.#gateway.failureOf(error));
    }
  }

  #setRemoval(messageId: string, state: 'under_way' | SendFailure | null): void {
    const removals = new Map(this.#store.snapshot.removals);
    if (state === null) removals.delete(messageId);
    else removals.set(messageId, state);
    this.#store.update({ removals }, 'now');
  }
}
