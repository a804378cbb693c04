import type { StreamChange } from '@footlight/contracts';
import { describe, expect, it } from '@jest/globals';
import { eventually } from '../../../test/eventually.ts';
import { type Person, newStream, signUp } from '../../../test/people.ts';
import { Browser, problemOf, useApp } from '../../../test/test-app.ts';

const app = useApp();
const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString();

/** Somebody who waits for a stream, and what they heard so far. */
async function wait(streamId: string, browser = new Browser()) {
  const gone = new AbortController();
  const answer = await fetch(`http://${await app().listen()}/v1/streams/${streamId}/events`, {
    headers: browser.token === undefined ? {} : { authorization: `Bearer ${browser.token}` },
    signal: gone.signal,
  });
  const body = answer.body as unknown as AsyncIterable<Uint8Array>;
  let text = '';
  let ended = false;
  const reading = (async () => {
    for await (const chunk of body) text += new TextDecoder().decode(chunk);
    ended = true;
  })().catch(() => undefined);
  return {
    answer,
    heard: () =>
      [...text.matchAll(/event: (\w+)\ndata: (.*)\n\n/g)].map(
        ([, name, data]) => [name, JSON.parse(data ?? '')] as [string, StreamChange],
      ),
    ended: () => ended,
    async leave() {
      gone.abort();
      await reading;
    },
  };
}

const act = (host: Person, streamId: string, what: string) =>
  app().send('POST', `/v1/streams/${streamId}/${what}`, { browser: host.browser });

describe('who waits for a stream', () => {
  it('hears what it is, that it is moved, that it starts and that it ends', async () => {
    const host = await signUp(app());
    const stream = await newStream(app(), host, { scheduled_for: inAnHour() });
    const waiting = await wait(stream.id);
    expect(waiting.answer.headers.get('content-type')).toContain('text/event-stream');
    const first = { state: 'scheduled', scheduled_for: stream.scheduled_for, allowed: false };
    await eventually(async () => expect(waiting.heard()).toEqual([['stream', first]]));

    const later = new Date(Date.now() + 7_200_000).toISOString();
    const body = { scheduled_for: later };
    await app().send('PATCH', `/v1/streams/${stream.id}`, { browser: host.browser, body });
    await eventually(async () => expect(waiting.heard().at(-1)?.[1].scheduled_for).toBe(later));
    await act(host, stream.id, 'start');
    await eventually(async () =>
      expect(waiting.heard().at(-1)?.[1]).toMatchObject({ state: 'live', allowed: true }),
    );
    await act(host, stream.id, 'end');
    await eventually(async () => expect(waiting.heard().at(-1)?.[1]).toMatchObject({ state: 'ended' }));
    await waiting.leave();
  });

  it('hears nothing of other streams, and nothing twice', async () => {
    const host = await signUp(app());
    const stream = await newStream(app(), host, { scheduled_for: inAnHour() });
    const other = await newStream(app(), host, { scheduled_for: inAnHour() });
    const waiting = await wait(stream.id);
    await eventually(async () => expect(waiting.heard()).toHaveLength(1));
    await act(host, other.id, 'start');
    const body = { title: 'Another name' };
    await app().send('PATCH', `/v1/streams/${stream.id}`, { browser: host.browser, body });
    await act(host, stream.id, 'cancel');
    await eventually(async () => expect(waiting.heard().at(-1)?.[1]).toMatchObject({ state: 'canceled' }));
    expect(waiting.heard()).toHaveLength(2);
    await waiting.leave();
  });

  it('hears that it is gone when it becomes private, and the connection ends', async () => {
    const host = await signUp(app());
    const stream = await newStream(app(), host, { scheduled_for: inAnHour() });
    const waiting = await wait(stream.id);
    const staff = await wait(stream.id, host.browser);
    const body = { visibility: 'private' };
    await app().send('PATCH', `/v1/streams/${stream.id}`, { browser: host.browser, body });
    await eventually(async () => expect(waiting.ended()).toBe(true));
    expect(waiting.heard().at(-1)?.[0]).toBe('gone');
    expect(staff.ended()).toBe(false);
    await staff.leave();
  });

  it('finds nothing where there is nothing to wait for', async () => {
    const host = await signUp(app());
    const stream = await newStream(app(), host, { visibility: 'private' });
    const answer = await app().send('GET', `/v1/streams/${stream.id}/events`);
    expect(problemOf(answer)).toBe('not_found');
  });

  it('hears again after the database was away for a moment', async () => {
    const host = await signUp(app());
    const stream = await newStream(app(), host, { scheduled_for: inAnHour() });
    const waiting = await wait(stream.id);
    await eventually(async () => expect(waiting.heard()).toHaveLength(1));
    await app().context.db.$executeRaw`
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE application_name = 'footlight changes' AND datname = current_database()`;
    await act(host, stream.id, 'cancel');
    await eventually(async () => expect(waiting.heard().at(-1)?.[1]).toMatchObject({ state: 'canceled' }));
    await waiting.leave();
  });
});
