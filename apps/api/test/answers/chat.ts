import { liveStream, newGuest } from '../people.ts';
import type { Answer, TestApp } from '../test-app.ts';

/** The answers about a chat that need more than one message. */
export function chatAnswers(app: () => TestApp): Record<string, () => Promise<Answer>> {
  /** Sends a message as a guest so many times; answers the last answer. */
  async function sendRepeatedly(times: number, body: Record<string, string>): Promise<Answer> {
    const { stream } = await liveStream(app());
    const { browser } = await newGuest(app(), 'Ola');
    const send = () => app().send('POST', `/v1/streams/${stream.id}/messages`, { browser, body });
    for (let time = 1; time < times; time += 1) await send();
    return send();
  }

  return {
    'postMessage 200': () => sendRepeatedly(2, { body: 'Hello', client_id: 'one' }),
    'postMessage rate_limited': () => sendRepeatedly(6, { body: 'Hello' }),
  };
}
