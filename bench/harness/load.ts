import { Pool, type Dispatcher } from 'undici';

export interface Load {
  origin: string;
  /** POST when left out. */
  method?: 'GET' | 'POST';
  /** Of all requests, or of the next one. */
  path: string | (() => string);
  /** Headers and body of the next request; none when left out. */
  next?: () => Pick<Dispatcher.RequestOptions, 'headers' | 'body'>;
  /** The status that every answer has. */
  status: number;
  connections: number;
  /** How long it goes on, in milliseconds. */
  forMs: number;
}

/**
 * Asks over a fixed number of connections, each one as soon as it has its answer.
 * @returns answers per second
 * @throws when an answer has another status
 */
export async function askAsFastAsAnswered({
  origin,
  method = 'POST',
  path,
  next = () => ({}),
  status,
  connections,
  forMs,
}: Load): Promise<number> {
  const pool = new Pool(origin, { connections });
  let answers = 0;
  const began = performance.now();
  const until = began + forMs;
  const ask = async () => {
    while (performance.now() < until) {
      const to = typeof path === 'string' ? path : path();
      const { statusCode, body } = await pool.request({ method, path: to, ...next() });
      const text = await body.text();
      if (statusCode !== status) throw new Error(`${to} answered ${statusCode}: ${text}`);
      answers += 1;
    }
  };
  try {
    await Promise.all(Array.from({ length: connections }, ask));
    return (answers / (performance.now() - began)) * 1000;
  } finally {
    await pool.close();
  }
}
