/** What has to be ended, last begun first. One end that fails does not keep the others from coming. */
export class Cleanup {
  readonly #ends: (() => Promise<void> | void)[] = [];
  #running: Promise<void> | undefined;

  add(end: () => Promise<void> | void): void {
    this.#ends.push(end);
  }

  /**
   * Ends everything. Who asks while that is under way waits for the same end.
   * @throws the first failure, after all ends
   */
  run(): Promise<void> {
    this.#running ??= this.#run().finally(() => (this.#running = undefined));
    return this.#running;
  }

  async #run(): Promise<void> {
    const failures: unknown[] = [];
    for (let end = this.#ends.pop(); end; end = this.#ends.pop()) {
      try {
        await end();
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw failures[0];
  }
}

const INTERRUPTED = 130;

/** Ends everything at Ctrl-C, SIGTERM or a closed terminal, and this process after it. The answer stops listening. */
export function endWhenInterrupted(cleanup: Cleanup): () => void {
  // A terminal's Ctrl-C comes twice: to us and, once more, from the process that waits for us.
  const end = () => void cleanup.run().finally(() => process.exit(INTERRUPTED));
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.on(signal, end);
  return () => {
    for (const signal of signals) process.off(signal, end);
  };
}
