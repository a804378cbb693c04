/**
 * Waits for work, at most so many milliseconds. Work that goes on after that is waited for by nobody.
 * @param name what takes the time, for the error
 * @param work is given a signal that aborts when its time is over
 * @throws what the work throws, or an Error when its time is over
 */
export async function withinTime<T>(
  name: string,
  milliseconds: number,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const ending = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      const error = new Error(`${name} took more than ${milliseconds} ms.`);
      ending.abort(error);
      reject(error);
    }, milliseconds);
  });
  try {
    return await Promise.race([work(ending.signal), tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
