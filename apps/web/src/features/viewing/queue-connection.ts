import type { QueueChange } from '@footlight/contracts';
import type { QueueHandlers, QueueSession } from './queue-session.ts';
import type { QueueActions, QueueState } from './queue-state.ts';

/** Opens the queue of a stream, as soon as its code is here: few streams are full. */
export type LoadQueue = (streamId: string, handlers: QueueHandlers) => Promise<QueueSession>;

/** The queue of one stream, whose code is fetched when it is needed. What the server sends before then is kept. */
export class QueueConnection {
  readonly #streamId: string;
  readonly #load: LoadQueue;
  readonly #handlers: QueueHandlers;
  #session: QueueSession | null = null;
  /** Grows with every opening and closing, so that code which arrives late knows that nobody waits for it. */
  #turn = 0;
  #opening = false;
  #change: QueueChange | null = null;
  #connected = false;

  constructor(streamId: string, load: LoadQueue, handlers: QueueHandlers) {
    this.#streamId = streamId;
    this.#load = load;
    this.#handlers = handlers;
  }

  /** The viewer's place; null while the code is not here. */
  get state(): QueueState | null {
    return this.#session?.state ?? null;
  }

  get actions(): QueueActions | null {
    return this.#session;
  }

  /** Opens the queue, unless it is open. Where its code does not come, the next call tries again. */
  open(): void {
    if (this.#session || this.#opening) return;
    this.#opening = true;
    const turn = (this.#turn += 1);
    this.#load(this.#streamId, this.#handlers).then(
      (session) => {
        if (turn !== this.#turn) return session.close();
        this.#opening = false;
        this.#session = session;
        session.setConnected(this.#connected);
        if (this.#change) session.receive(this.#change);
        else this.#handlers.onChange(session.state);
      },
      () => {
        if (turn === this.#turn) this.#opening = false;
      },
    );
  }

  receive(change: QueueChange): void {
    this.#change = change;
    this.#session?.receive(change);
  }

  setConnected(connected: boolean): void {
    this.#connected = connected;
    if (!connected) this.#change = null;
    this.#session?.setConnected(connected);
  }

  /** Ends it. `seated`: this page has the seat that it waited for. */
  close(reason: 'seated' | 'left'): void {
    this.#turn += 1;
    this.#opening = false;
    if (reason === 'seated') this.#session?.seatTaken();
    else this.#session?.close();
    this.#session = null;
    this.#change = null;
  }
}
