/** Prints a line. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Does a piece of work and prints what came of it with the time it took. */
export async function step<T>(work: () => Promise<T>, done: (result: T) => string): Promise<T> {
  const began = performance.now();
  const result = await work();
  say(`${done(result)}, ${((performance.now() - began) / 1000).toFixed(1)} s`);
  return result;
}
