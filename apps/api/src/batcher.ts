/** Requests that come while a statement runs share the next one. */
export interface Batcher<Request, Answer> {
  /**
   * Hands over a request.
   * @param key what the requests of one statement have in common, for example a stream; each key has a statement of its own
   * @returns the answer to this request, once the statement that it was in has ended
   * @throws what that statement failed with, to all whose requests were in it
   */
  run(key: string, request: Request): Promise<Answer>;
}

/** How requests are put together. */
export interface BatcherOptions<Request, Answer> {
  /** The most requests of one statement. */
  most: number;
  /** Of requests for which this is the same, the later one waits for the next statement. */
  distinctBy?: (request: Request) => string;
  /** Does what the requests ask for. The answers come in the order of the requests. */
  work: (key: string, requests: Request[]) => Promise<Answer[]>;
}

interface Waiting<Request, Answer> {
  request: Request;
  resolve: (answer: Answer) => void;
  reject: (error: unknown) => void;
}

/** Makes a batcher. It holds requests only while they wait, and a key only while there are any. */
export function openBatcher<Request, Answer>({
  most,
  distinctBy,
  work,
}: BatcherOptions<Request, Answer>): Batcher<Request, Answer> {
  type Queue = Waiting<Request, Answer>[];
  const queues = new Map<string, Queue>();

  /** Takes the requests of the next statement out of the queue. */
  function takeBatch(queue: Queue): Queue {
    if (!distinctBy) return queue.splice(0, most);
    const seen = new Set<string>();
    const batch: Queue = [];
    const later: Queue = [];
    for (const waiting of queue) {
      const name = distinctBy(waiting.request);
      const fits = batch.length < most && !seen.has(name);
      seen.add(name);
      (fits ? batch : later).push(waiting);
    }
    queue.splice(0, queue.length, ...later);
    return batch;
  }

  async function workOff(key: string, queue: Queue): Promise<void> {
    while (queue.length > 0) {
      // What comes in the same moment is in the same statement.
      await Promise.resolve();
      const batch = takeBatch(queue);
      try {
        const answers = await work(
          key,
          batch.map(({ request }) => request),
        );
        if (answers.length !== batch.length) throw new Error('A batch needs an answer for each request.');
        batch.forEach(({ resolve }, index) => resolve(answers[index] as Answer));
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    queues.delete(key);
  }

  return {
    run(key, request) {
      return new Promise((resolve, reject) => {
        const waiting = { request, resolve, reject };
        const queue = queues.get(key);
        if (queue) queue.push(waiting);
        else {
          const opened = [waiting];
          queues.set(key, opened);
          void workOff(key, opened);
        }
      });
    },
  };
}
