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

/**
 * When requests are held. The first one after a pause never is: a statement begins at once unless one of the same key began
 * less than `everyMs` ago.
 */
export interface Gathering {
  /** At least so many milliseconds lie between the beginnings of two statements of a key; no request is held for longer. */
  everyMs: number;
  /** From so many requests on the next statement waits no longer. */
  enough: number;
}

/** How requests are put together. */
export interface BatcherOptions<Request, Answer> {
  /** The most requests of one statement. */
  most: number;
  /** Of requests for which this is the same, the later one waits for the next statement. */
  distinctBy?: (request: Request) => string;
  /** Where requests come fast, they are held to share a statement. Without it none is held. */
  gather?: Gathering;
  /** Does what the requests ask for. The answers come in the order of the requests. */
  work: (key: string, requests: Request[]) => Promise<Answer[]>;
}

interface Waiting<Request, Answer> {
  request: Request;
  resolve: (answer: Answer) => void;
  reject: (error: unknown) => void;
}

/** The requests of one key that wait. */
interface Queue<Request, Answer> {
  waiting: Waiting<Request, Answer>[];
  /** Is called with each request that comes; set while requests are held. */
  came?: () => void;
}

/** Makes a batcher. It keeps a key only while there are requests for it, or until one need not be held. */
export function openBatcher<Request, Answer>({
  most,
  distinctBy,
  gather,
  work,
}: BatcherOptions<Request, Answer>): Batcher<Request, Answer> {
  const queues = new Map<string, Queue<Request, Answer>>();

  /** Takes the requests of the next statement out of the queue. */
  function takeBatch({ waiting }: Queue<Request, Answer>): Waiting<Request, Answer>[] {
    if (!distinctBy) return waiting.splice(0, most);
    const seen = new Set<string>();
    const batch: Waiting<Request, Answer>[] = [];
    const later: Waiting<Request, Answer>[] = [];
    for (const one of waiting) {
      const name = distinctBy(one.request);
      const fits = batch.length < most && !seen.has(name);
      seen.add(name);
      (fits ? batch : later).push(one);
    }
    waiting.splice(0, waiting.length, ...later);
    return batch;
  }

  /** Runs one statement. */
  async function runNext(key: string, queue: Queue<Request, Answer>): Promise<void> {
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

  async function workOff(key: string, queue: Queue<Request, Answer>): Promise<void> {
    while (queue.waiting.length > 0) {
      const gap = gather && openGap(gather);
      await runNext(key, queue);
      await gap?.end(queue);
    }
    queues.delete(key);
  }

  return {
    run(key, request) {
      return new Promise((resolve, reject) => {
        const one = { request, resolve, reject };
        const queue = queues.get(key);
        if (queue) {
          queue.waiting.push(one);
          queue.came?.();
        } else {
          const opened = { waiting: [one] };
          queues.set(key, opened);
          void workOff(key, opened);
        }
      });
    },
  };
}

/** Begins the time that lies between two statements; `end` ends with it, or when enough requests wait. */
function openGap({ everyMs, enough }: Gathering) {
  const over = new Promise<void>((resolve) => setTimeout(resolve, everyMs));
  return {
    async end(queue: Queue<unknown, never>): Promise<void> {
      const full = new Promise<void>((resolve) => {
        queue.came = () => {
          if (queue.waiting.length >= enough) resolve();
        };
        queue.came();
      });
      await Promise.race([over, full]);
      delete queue.came;
    },
  };
}
