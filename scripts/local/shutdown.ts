import { say } from './step.ts';

/** Who ends before whom: nobody loses a part that it still needs. */
const ORDER = ['web', 'api', 'stripe', 'livekit', 'postgres', 'home'] as const;

type Part = (typeof ORDER)[number];

/**
 * Ends all parts in order, once: at Ctrl-C, SIGTERM, a closed terminal, or when a part cannot be kept up. A part that is still
 * starting then ends with this process (see keepChild).
 */
export class Shutdown {
  readonly #stops = new Map<Part, (() => Promise<void> | void)[]>();
  #ending: Promise<never> | undefined;

  constructor() {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        if (!this.#ending) say('\nStopping');
        void this.end(0);
      });
    }
    // A closed terminal must not end us before our parts.
    for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  }

  /** Of one kind there can be several; they end beside each other. */
  add(part: Part, stop: () => Promise<void> | void): void {
    this.#stops.set(part, [...(this.#stops.get(part) ?? []), stop]);
  }

  /** Says what happened and ends everything with exit code 1. */
  fail(reason: string): void {
    if (this.#ending) return;
    console.error(`\n${reason}`);
    if (this.#stops.size > 1) console.error('\nStopping everything');
    void this.end(1);
  }

  end(code: number): Promise<never> {
    this.#ending ??= this.#end(code);
    return this.#ending;
  }

  async #end(code: number): Promise<never> {
    for (const part of ORDER) {
      const ends = (this.#stops.get(part) ?? []).map(async (stop) => stop());
      for (const end of await Promise.allSettled(ends)) {
        if (end.status === 'rejected') console.error(end.reason);
      }
    }
    process.exit(code);
  }
}
