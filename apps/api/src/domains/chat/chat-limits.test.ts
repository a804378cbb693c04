import type { Stream } from '@footlight/contracts';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { addMember } from '../../../test/channel-people.ts';
import { expectStatus, liveStream, newGuest, newStream, signUp } from '../../../test/people.ts';
import {
  type Answer,
  type Browser,
  problemOf,
  startApp,
  testSettings,
  useApp,
} from '../../../test/test-app.ts';

const app = useApp();

const send = (stream: Stream, browser: Browser, to = app()): Promise<Answer> =>
  to.send('POST', `/v1/streams/${stream.id}/messages`, { browser, body: { body: 'Hello' } });
const lastSeq = async ({ id }: Stream): Promise<number> =>
  (await app().context.db.streamChat.findUniqueOrThrow({ where: { streamId: id } })).lastSeq;
const times = <T>(count: number, make: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => make(index)));
const counted = (answers: Answer[]) => ({
  written: answers.filter(({ status }) => status === 201).length,
  limited: answers.filter((answer) => problemOf(answer) === 'rate_limited').length,
});
/** Seconds that an error says to wait. */
const waitOf = (answer: Answer): number => {
  expect(problemOf(answer)).toBe('rate_limited');
  return Number(answer.headers['retry-after']);
};

/** Lets no time pass but what a test puts it forward. */
function stopClock(): { forward: (milliseconds: number) => void } {
  let now = app().clock.now().getTime();
  jest.spyOn(app().clock, 'now').mockImplementation(() => new Date(now));
  return { forward: (milliseconds) => (now += milliseconds) };
}
afterEach(() => {
  jest.restoreAllMocks();
});

describe('one person', () => {
  it('sends five messages at once, then one every two seconds, and a refused one takes no number', async () => {
    const { stream } = await liveStream(app());
    const { browser } = await newGuest(app(), 'Ola');
    const clock = stopClock();
    expect(counted(await times(5, () => send(stream, browser)))).toEqual({ written: 5, limited: 0 });
    expect(waitOf(await send(stream, browser))).toBe(2);
    clock.forward(500);
    expect(waitOf(await send(stream, browser))).toBe(2);
    clock.forward(1_000);
    expect(waitOf(await send(stream, browser))).toBe(1);
    clock.forward(500);
    expect((await send(stream, browser)).status).toBe(201);
    expect(waitOf(await send(stream, browser))).toBe(2);
    clock.forward(2_000);
    expect((await send(stream, browser)).status).toBe(201);
    expect(await lastSeq(stream)).toBe(7);
  });

  it('has all five again after ten quiet seconds, and no more after a longer pause', async () => {
    const { stream } = await liveStream(app());
    const { browser } = await newGuest(app(), 'Ola');
    const clock = stopClock();
    await times(5, () => send(stream, browser));
    clock.forward(10_000);
    expect(counted(await times(7, () => send(stream, browser)))).toEqual({ written: 5, limited: 2 });
    clock.forward(600_000);
    expect(counted(await times(7, () => send(stream, browser)))).toEqual({ written: 5, limited: 2 });
  });

  it('is counted in all streams together, and on all replicas', async () => {
    const [one, other] = [await liveStream(app()), await liveStream(app())];
    const { browser } = await newGuest(app(), 'Ola');
    const replica = await startApp(testSettings(app().config.databaseUrl));
    try {
      const now = app().clock.now();
      for (const { clock } of [app(), replica]) jest.spyOn(clock, 'now').mockReturnValue(now);
      const answers = await times(24, (index) =>
        send(index % 2 ? one.stream : other.stream, browser, index % 3 ? app() : replica),
      );
      expect(counted(answers)).toEqual({ written: 5, limited: 19 });
      expect((await lastSeq(one.stream)) + (await lastSeq(other.stream))).toBe(5);
    } finally {
      await replica.close();
    }
  });

  it('does not hold up another one', async () => {
    const { stream } = await liveStream(app());
    const [ola, ewa] = [await newGuest(app(), 'Ola'), await newGuest(app(), 'Ewa')];
    stopClock();
    await times(8, () => send(stream, ola.browser));
    expect((await send(stream, ewa.browser)).status).toBe(201);
  });

  it('is not charged for what is refused for another reason', async () => {
    const host = await signUp(app());
    const stream = await newStream(app(), host);
    const { browser } = await newGuest(app(), 'Ola');
    stopClock();
    for (const answer of await times(8, () => send(stream, browser)))
      expect(problemOf(answer)).toBe('stream_not_live');
    expectStatus(await app().send('POST', `/v1/streams/${stream.id}/start`, { browser: host.browser }), 200);
    expect(counted(await times(5, () => send(stream, browser)))).toEqual({ written: 5, limited: 0 });
  });
});

describe('staff', () => {
  it('sends twenty messages at once, then two a second: owner, producers and moderators', async () => {
    const { host, stream } = await liveStream(app());
    const [producer, moderator, viewer] = await times(3, () => signUp(app()));
    if (!producer || !moderator || !viewer) throw new Error('somebody is missing');
    await addMember(app(), host, producer, 'producer');
    await addMember(app(), host, moderator, 'moderator');
    await addMember(app(), host, viewer, 'viewer');
    const clock = stopClock();
    for (const { browser } of [host, producer, moderator]) {
      expect(counted(await times(22, () => send(stream, browser)))).toEqual({ written: 20, limited: 2 });
      expect(waitOf(await send(stream, browser))).toBe(1);
      clock.forward(1_000);
      expect(counted(await times(3, () => send(stream, browser)))).toEqual({ written: 2, limited: 1 });
    }
    expect(counted(await times(7, () => send(stream, viewer.browser)))).toEqual({ written: 5, limited: 2 });
  });
});

describe('a clock that was a day ahead for a moment', () => {
  it('closes the chat to nobody, and gives nobody more than their pace', async () => {
    const { stream } = await liveStream(app());
    const guests = await times(13, (index) => newGuest(app(), `Guest ${index}`));
    const [ola] = guests;
    if (!ola) throw new Error('nobody to send it');
    const clock = stopClock();
    clock.forward(86_400_000);
    expect(counted(await times(65, (index) => send(stream, guests[index % 13]!.browser)))).toEqual({
      written: 60,
      limited: 5,
    });
    clock.forward(-86_400_000);
    expect(counted(await times(6, () => send(stream, ola.browser)))).toEqual({ written: 1, limited: 5 });
    clock.forward(2_000);
    expect(counted(await times(6, () => send(stream, ola.browser)))).toEqual({ written: 1, limited: 5 });
  });
});

describe('one stream', () => {
  it('takes sixty messages a second from all together, without a gap', async () => {
    const { stream } = await liveStream(app());
    const guests = await times(16, (index) => newGuest(app(), `Guest ${index}`));
    const late = await newGuest(app(), 'Late');
    const clock = stopClock();
    const answers = await times(80, (index) => {
      const guest = guests[index % guests.length];
      if (!guest) throw new Error('nobody to send it');
      return send(stream, guest.browser);
    });
    expect(counted(answers)).toEqual({ written: 60, limited: 20 });
    expect(await lastSeq(stream)).toBe(60);
    expect(waitOf(await send(stream, late.browser))).toBe(1);
    clock.forward(999);
    expect(waitOf(await send(stream, late.browser))).toBe(1);
    clock.forward(1);
    // What the full stream refused was not counted against its author.
    expect(counted(await times(6, () => send(stream, late.browser)))).toEqual({ written: 5, limited: 1 });
    expect(await lastSeq(stream)).toBe(65);
  });

  it('does not hold up another one', async () => {
    const [full, other] = [await liveStream(app()), await liveStream(app())];
    stopClock();
    const resets = new Date(app().clock.now().getTime() + 1_000);
    await app().context.db.streamChat.update({
      where: { streamId: full.stream.id },
      data: { rateCount: 60, rateResetsAt: resets },
    });
    const { browser } = await newGuest(app(), 'Ola');
    expect(problemOf(await send(full.stream, browser))).toBe('rate_limited');
    expect((await send(other.stream, browser)).status).toBe(201);
  });
});
