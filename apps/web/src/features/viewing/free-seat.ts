import type { QueueChange, Stream } from '@footlight/contracts';
import { isVisible } from './page-changes.ts';

interface FreeSeatHandlers {
  /** Whether the stream is full and nothing reserves a seat for this viewer. */
  waitsWithoutPlace: () => boolean;
  take: () => void;
  /** Plans an attempt in so many milliseconds. */
  takeIn: (milliseconds: number, attempt: () => void) => void;
  /** Whether a seat is free that nobody takes, because nobody looks at the page. */
  onFree: (free: boolean) => void;
}

/**
 * Notices a seat of a full stream that becomes free and that nobody waits for. A page in view takes it at once; one that nobody
 * looks at takes no seat by itself.
 */
export class FreeSeat {
  readonly #handlers: FreeSeatHandlers;
  /** When the stream was last found full, in milliseconds since 1970. */
  #fullAt = 0;

  constructor(handlers: FreeSeatHandlers) {
    this.#handlers = handlers;
  }

  /** The stream was found full just now: what was known before says nothing. */
  foundFull(): void {
    this.#fullAt = Date.now();
  }

  /** Takes over how many seats are taken. `at`: when that was so. */
  seatsAre({ viewers, viewer_limit: limit, queue_length: waiting }: Stream, at: number): void {
    if (at <= this.#fullAt || waiting !== 0 || viewers === null) return;
    if (limit === 'unlimited' || (limit !== null && viewers < limit)) this.#takeOrSay();
  }

  /** Takes over what the server's events say. */
  receive({ seat_free: free, join_after_ms: pause }: QueueChange): void {
    if (!this.#handlers.waitsWithoutPlace()) return;
    if (free) this.#handlers.takeIn(pause, () => this.#takeOrSay());
    else this.#handlers.onFree(false);
  }

  #takeOrSay(): void {
    if (!this.#handlers.waitsWithoutPlace()) return;
    if (isVisible()) this.#handlers.take();
    else this.#handlers.onFree(true);
  }
}
