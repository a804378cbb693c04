import { accessToken, hasExpired, refreshAccess } from './access.ts';
import { onRecovery, reportReached } from './connection.ts';
import { type Backoff, backoffDelay } from './live-room/reconnect-timing.ts';
import { sessionIsSettled } from './session-start.ts';

/** How a connection that was lost, or never came, is tried again, in milliseconds. */
export const reconnectBackoff = { first: 1_000, longest: 30_000, jitter: 0.5 } as const satisfies Backoff;
/** The server sends something every 15 s; without anything for so long the connection counts as dead. Milliseconds. */
export const silenceTimeout = 40_000;

/** One event as it came: what its data says is for the receiver to check. */
export interface ServerEvent {
  name: string;
  /** What the data says as JSON; undefined where it is none. */
  data: unknown;
}

interface EventHandlers {
  onEvent: (event: ServerEvent) => void;
  /** Whether events come now: from the first one of a connection until that ends. */
  onConnection: (connected: boolean) => void;
}

/** How a connection ended: refused for good, or to be tried again, after so many milliseconds where the server said so. */
type Ending = 'refused' | { received: boolean; afterMs: number | undefined };

/**
 * Receives server-sent events until `signal` aborts. A connection that ends is made again: when the server's `reconnect`
 * says, otherwise after growing pauses, and at once when the network, the server or the reader comes back. An error of the
 * request ends it.
 */
export async function subscribeToServerEvents(
  path: string,
  handlers: EventHandlers,
  signal: AbortSignal,
): Promise<void> {
  let failures = 0;
  while (!signal.aborted) {
    const ending = await receiveOnce(path, handlers, signal);
    if (ending === 'refused') return;
    if (ending.received) failures = 0;
    await pause(ending.afterMs ?? backoffDelay(failures, reconnectBackoff), signal);
    failures += 1;
  }
}

async function receiveOnce(
  path: string,
  { onEvent, onConnection }: EventHandlers,
  signal: AbortSignal,
): Promise<Ending> {
  const closing = new AbortController();
  const close = () => closing.abort();
  let silence = setTimeout(close, silenceTimeout);
  let received = false;
  let afterMs: number | undefined;
  // A connection from before the network came back may be dead without a word.
  const onOnline = () => {
    afterMs = 0;
    close();
  };
  addEventListener('online', onOnline);
  try {
    const response = await connect(path, AbortSignal.any([signal, closing.signal]));
    if (response.status === 401) await refreshAccess();
    if (!response.ok) return isRequestError(response.status) ? 'refused' : { received, afterMs };
    reportReached();
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    for (;;) {
      const { done, value } = (await reader?.read()) ?? { done: true, value: '' };
      if (done || signal.aborted) return { received, afterMs };
      clearTimeout(silence);
      silence = setTimeout(close, silenceTimeout);
      const blocks = (text + value).split('\n\n');
      text = blocks.pop() ?? '';
      for (const event of blocks.flatMap(readEvent)) {
        if (signal.aborted) break;
        if (event.name === 'reconnect') afterMs = pauseIn(event.data);
        else onEvent(event);
        if (!received) onConnection(true);
        received = true;
      }
    }
  } catch {
    return { received, afterMs };
  } finally {
    clearTimeout(silence);
    removeEventListener('online', onOnline);
    if (received && !signal.aborted) onConnection(false);
  }
}

async function connect(path: string, signal: AbortSignal): Promise<Response> {
  await sessionIsSettled();
  if (hasExpired()) await refreshAccess();
  const token = accessToken();
  const headers = { accept: 'text/event-stream', ...(token && { authorization: `Bearer ${token}` }) };
  return fetch(path, { headers, credentials: 'same-origin', signal });
}

/** A token that has expired, too many connections and a server in trouble all pass. */
function isRequestError(status: number): boolean {
  return status < 500 && status !== 401 && status !== 429;
}

/** Reads one event; a comment, which keeps the connection awake, is none. */
function readEvent(block: string): ServerEvent[] {
  const fieldOf = (name: string) => new RegExp(`^${name}: ?(.*)$`, 'm').exec(block)?.[1];
  const name = fieldOf('event');
  if (name === undefined) return [];
  try {
    return [{ name, data: JSON.parse(fieldOf('data') ?? '') as unknown }];
  } catch {
    return [{ name, data: undefined }];
  }
}

function pauseIn(data: unknown): number | undefined {
  const notice = data as { after_ms?: unknown } | undefined | null;
  return typeof notice?.after_ms === 'number' ? notice.after_ms : undefined;
}

/** Waits, but not when the network, the server or the reader comes back, or nobody listens any more. */
function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      stopListening();
      document.removeEventListener('visibilitychange', onVisibility);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const onVisibility = () => {
      if (document.visibilityState === 'visible') end();
    };
    const timer = setTimeout(end, milliseconds);
    const stopListening = onRecovery(end);
    document.addEventListener('visibilitychange', onVisibility);
    signal.addEventListener('abort', end);
    if (signal.aborted) end();
  });
}
