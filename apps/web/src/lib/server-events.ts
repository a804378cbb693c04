import { accessToken } from './access.ts';

/** How long to wait before listening again after a connection ended or failed, in milliseconds. */
const pauses = { ended: 1_000, failed: 10_000 };

/**
 * Listens to server-sent events until `signal` aborts, and again when the connection ends. An event says only that
 * something changed: whoever hears it looks. A problem ends the listening; looking now and then goes on without it.
 */
export async function subscribeToServerEvents(
  path: string,
  onEvent: () => void,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    const ended = await listenOnce(path, onEvent, signal);
    if (ended === 'refused') return;
    await pause(pauses[ended], signal);
  }
}

async function listenOnce(
  path: string,
  onEvent: () => void,
  signal: AbortSignal,
): Promise<'ended' | 'failed' | 'refused'> {
  const token = accessToken();
  try {
    const headers = { accept: 'text/event-stream', ...(token && { authorization: `Bearer ${token}` }) };
    const response = await fetch(path, { headers, credentials: 'same-origin', signal });
    if (!response.ok) return response.status >= 500 ? 'failed' : 'refused';
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    for (;;) {
      const { done, value } = (await reader?.read()) ?? { done: true, value: '' };
      if (done) return 'ended';
      // A lone colon keeps the connection awake.
      if (value.trim() !== ':') onEvent();
    }
  } catch {
    return 'failed';
  }
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
  });
}
