/** Calls back with the seconds that have passed, every ten seconds, while the work goes on. */
export async function everyTenSeconds<T>(work: Promise<T>, say: (seconds: number) => void): Promise<T> {
  const began = performance.now();
  const timer = setInterval(() => say(Math.round((performance.now() - began) / 1000)), 10_000);
  try {
    return await work;
  } finally {
    clearInterval(timer);
  }
}
