/**
 * How long it counts that LiveKit confirmed a room, in milliseconds. A LiveKit that was restarted lost its rooms; where
 * nothing else tells so, the first join after this time makes them again.
 */
const confirmedForMs = 5_000;

/** How long a failure to make a room counts, in milliseconds: until then those who ask get the same answer without a call. */
const failedForMs = 1_000;

/** The most rooms that are remembered: ten times what one LiveKit is asked to hold. */
const mostRooms = 10_000;

/** Which rooms LiveKit has, as far as this process learned lately. */
export class KnownRooms {
  readonly #confirmedAt = new Map<string, number>();
  readonly #making = new Map<string, Promise<void>>();
  #dropped = 0;

  /**
   * Makes a room unless it is known to be there. Those who ask while it is being made share one call.
   * @param make makes the room, or finds that it is there
   */
  ensure(room: string, make: () => Promise<void>): Promise<void> {
    const confirmedAt = this.#confirmedAt.get(room);
    if (confirmedAt !== undefined && performance.now() - confirmedAt < confirmedForMs)
      return Promise.resolve();
    const known = this.#making.get(room);
    if (known) return known;
    const making = this.confirming(room, make);
    this.#making.set(room, making);
    const end = () => this.#making.get(room) === making && this.#making.delete(room);
    making.then(end, () => setTimeout(end, failedForMs).unref());
    return making;
  }

  /** Runs a call whose success confirms a room, unless rooms were dropped meanwhile. */
  async confirming<T>(room: string, call: () => Promise<T>, confirms: (answer: T) => boolean = () => true) {
    const before = this.#dropped;
    const answer = await call();
    if (confirms(answer) && before === this.#dropped) {
      // Last in the order, so that the oldest are the first to go.
      this.#confirmedAt.delete(room);
      this.#confirmedAt.set(room, performance.now());
      const [oldest] = this.#confirmedAt.keys();
      if (oldest !== undefined && this.#confirmedAt.size > mostRooms) this.#confirmedAt.delete(oldest);
    }
    return answer;
  }

  /** Nothing is known of this room any more; of none, without a name. */
  drop(room?: string): void {
    this.#dropped += 1;
    if (room === undefined) {
      this.#confirmedAt.clear();
      return;
    }
    this.#confirmedAt.delete(room);
    // A call that is under way may have been answered before.
    this.#making.delete(room);
  }
}
