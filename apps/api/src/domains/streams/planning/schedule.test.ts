import type { Problem, Stream } from '@footlight/contracts';
import { describe, expect, it } from '@jest/globals';
import { type Person, expectStatus, newStream, signUp } from '../../../../test/people.ts';
import { type Answer, Browser, problemOf, useApp } from '../../../../test/test-app.ts';
import { markMissedStreams } from '../index.ts';

const app = useApp();
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

const inMs = (milliseconds: number): string =>
  new Date(app().clock.now().getTime() + milliseconds).toISOString();
const streamIn = (answer: Answer, status = 200): Stream =>
  expectStatus<{ stream: Stream }>(answer, status).stream;

const plan = ({ browser, channel }: Person, body: Record<string, unknown>): Promise<Answer> =>
  app().send('POST', `/v1/channels/${channel.id}/streams`, {
    browser,
    body: { title: 'A big bowl', ...body },
  });
const change = (browser: Browser, { id }: Stream, body: object): Promise<Answer> =>
  app().send('PATCH', `/v1/streams/${id}`, { browser, body });
const start = (browser: Browser, { id }: Stream): Promise<Answer> =>
  app().send('POST', `/v1/streams/${id}/start`, { browser });

/** Lets time pass, lets the worker look, and signs in again. */
async function pass({ email, password }: Person, milliseconds: number): Promise<Browser> {
  app().clock.advance(milliseconds);
  await markMissedStreams(app().context);
  const browser = new Browser();
  const answer = await app().send('POST', '/v1/auth/login', { browser, body: { email, password } });
  browser.token = expectStatus<{ access_token: string }>(answer, 200).access_token;
  return browser;
}

async function missedAt({ id }: Stream): Promise<string | null> {
  return streamIn(await app().send('GET', `/v1/streams/${id}`)).missed_at;
}

describe('a time', () => {
  it.each([
    ['2027-03-28T01:30', 'Europe/Warsaw', '2027-03-28T00:30:00.000Z'],
    ['2027-03-28T03:00', 'Europe/Warsaw', '2027-03-28T01:00:00.000Z'],
    ['2027-10-31T03:00', 'Europe/Warsaw', '2027-10-31T02:00:00.000Z'],
    ['2027-06-01T20:00', 'America/New_York', '2027-06-02T00:00:00.000Z'],
    ['2027-06-01T20:00:30', 'Asia/Kathmandu', '2027-06-01T14:15:30.000Z'],
    ['2027-10-31T02:30', 'Asia/Tokyo', '2027-10-30T17:30:00.000Z'],
    ['2027-10-31T00:30:00Z', 'Europe/Warsaw', '2027-10-31T00:30:00.000Z'],
    ['2027-10-31T01:30:00Z', 'Europe/Warsaw', '2027-10-31T01:30:00.000Z'],
  ])('%s in %s is %s', async (scheduled_for, time_zone, moment) => {
    const stream = streamIn(await plan(await signUp(app()), { scheduled_for, time_zone }), 201);
    expect(stream).toMatchObject({ state: 'scheduled', scheduled_for: moment, time_zone });
  });

  it.each([
    ['2027-03-28T02:30', 'Europe/Warsaw', 'time_skipped'],
    ['2027-03-28T02:00', 'Europe/Warsaw', 'time_skipped'],
    ['2027-10-31T02:30', 'Europe/Warsaw', 'time_repeated'],
    ['2027-10-31T02:00', 'Europe/Warsaw', 'time_repeated'],
    ['2027-03-14T02:15', 'America/New_York', 'time_skipped'],
    ['2020-01-01T00:00:00Z', 'UTC', 'date_in_past'],
    ['2020-01-01T00:00', 'Europe/Warsaw', 'date_in_past'],
    ['2096-01-01T00:00:00Z', 'UTC', 'validation_failed'],
    ['2027-02-30T10:00', 'UTC', 'validation_failed'],
    ['2027-06-01T25:00', 'UTC', 'validation_failed'],
    ['2027-06-01T10:00+02:00', 'UTC', 'validation_failed'],
    ['tomorrow', 'UTC', 'validation_failed'],
    ['2027-06-01T10:00', 'Mars/Olympus', 'validation_failed'],
    ['2027-06-01T10:00', '+02:00', 'validation_failed'],
  ])('%s in %s is refused: %s', async (scheduled_for, time_zone, code) => {
    const answer = await plan(await signUp(app()), { scheduled_for, time_zone });
    expect(problemOf(answer)).toBe(code);
  });

  it('that comes twice is answered with both moments, each of which is taken', async () => {
    const host = await signUp(app());
    const answer = await plan(host, { scheduled_for: '2027-10-31T02:30', time_zone: 'Europe/Warsaw' });
    const { moments = [] } = expectStatus<Problem>(answer, 400);
    expect(moments).toEqual(['2027-10-31T00:30:00.000Z', '2027-10-31T01:30:00.000Z']);
    for (const scheduled_for of moments) streamIn(await plan(host, { scheduled_for }), 201);
  });

  it('is read on the clocks of the one who names it when no zone is named', async () => {
    const host = await signUp(app());
    await app().send('PATCH', '/v1/me', { browser: host.browser, body: { time_zone: 'Asia/Tokyo' } });
    const stream = streamIn(await plan(host, { scheduled_for: '2027-06-01T20:00' }), 201);
    expect(stream).toMatchObject({ scheduled_for: '2027-06-01T11:00:00.000Z', time_zone: 'Asia/Tokyo' });
  });

  it('must come with a zone: a zone alone is rejected', async () => {
    const host = await signUp(app());
    expect(problemOf(await plan(host, { time_zone: 'Europe/Warsaw' }))).toBe('validation_failed');
    const stream = await newStream(app(), host, { scheduled_for: inMs(hourMs), time_zone: 'Europe/Warsaw' });
    const moved = streamIn(await change(host.browser, stream, { time_zone: 'Asia/Tokyo' }));
    expect([moved.time_zone, moved.scheduled_for]).toEqual(['Asia/Tokyo', stream.scheduled_for]);
  });

  it('is within two years', async () => {
    const host = await signUp(app());
    streamIn(await plan(host, { scheduled_for: inMs(2 * 365 * dayMs) }), 201);
    expect(problemOf(await plan(host, { scheduled_for: inMs(2 * 366 * dayMs + hourMs) }))).toBe(
      'validation_failed',
    );
    expect(problemOf(await plan(host, { scheduled_for: inMs(-1_000) }))).toBe('date_in_past');
  });
});

describe('rescheduling', () => {
  it('is by the same clocks as before when no zone is named', async () => {
    const host = await signUp(app());
    const time = { scheduled_for: '2027-06-01T20:00', time_zone: 'Europe/Warsaw' };
    const stream = streamIn(await plan(host, time), 201);
    const moved = streamIn(await change(host.browser, stream, { scheduled_for: '2027-12-01T20:00' }));
    expect(moved).toMatchObject({ scheduled_for: '2027-12-01T19:00:00.000Z', time_zone: 'Europe/Warsaw' });
    const elsewhere = { scheduled_for: '2027-12-01T20:00', time_zone: 'America/New_York' };
    expect(streamIn(await change(host.browser, stream, elsewhere))).toMatchObject({
      scheduled_for: '2027-12-02T01:00:00.000Z',
      time_zone: 'America/New_York',
    });
  });

  it.each(['start', 'cancel'])('is over after the %s', async (action) => {
    const host = await signUp(app());
    const stream = await newStream(app(), host, { scheduled_for: inMs(hourMs) });
    streamIn(await app().send('POST', `/v1/streams/${stream.id}/${action}`, { browser: host.browser }));
    expect(problemOf(await change(host.browser, stream, { scheduled_for: inMs(2 * hourMs) }))).toBe(
      'invalid_state',
    );
    const { title, scheduled_for } = streamIn(await change(host.browser, stream, { title: 'Another' }));
    expect({ title, scheduled_for }).toEqual({ title: 'Another', scheduled_for: stream.scheduled_for });
  });

  it('gives a date to a stream that was made without one', async () => {
    const host = await signUp(app());
    const stream = await newStream(app(), host);
    const scheduled_for = inMs(hourMs);
    expect(streamIn(await change(host.browser, stream, { scheduled_for })).scheduled_for).toBe(scheduled_for);
  });
});

describe('a stream that nobody starts', () => {
  it('is missed a day after its time, and no longer when it is moved', async () => {
    const host = await signUp(app());
    const stream = await newStream(app(), host, { scheduled_for: inMs(hourMs) });
    await pass(host, 24 * hourMs);
    expect(await missedAt(stream)).toBeNull();
    const browser = await pass(host, 2 * hourMs);
    expect(await missedAt(stream)).not.toBeNull();
    const moved = streamIn(await change(browser, stream, { scheduled_for: inMs(hourMs) }));
    expect(moved).toMatchObject({ state: 'scheduled', missed_at: null });
    await pass(host, 2 * hourMs);
    expect(await missedAt(stream)).toBeNull();
  });

  it('can be started late', async () => {
    const host = await signUp(app());
    const stream = await newStream(app(), host, { scheduled_for: inMs(hourMs) });
    const browser = await pass(host, 3 * dayMs);
    const since = await missedAt(stream);
    await pass(host, dayMs);
    expect(await missedAt(stream)).toBe(since);
    expect(streamIn(await start(browser, stream))).toMatchObject({ state: 'live', missed_at: null });
  });

  it('can be canceled late, and stays missed', async () => {
    const host = await signUp(app());
    const stream = await newStream(app(), host, { scheduled_for: inMs(hourMs) });
    const browser = await pass(host, 3 * dayMs);
    const canceled = streamIn(await app().send('POST', `/v1/streams/${stream.id}/cancel`, { browser }));
    expect(canceled.state).toBe('canceled');
    expect(canceled.missed_at).not.toBeNull();
  });

  it('is never missed without a date', async () => {
    const host = await signUp(app());
    const stream = await newStream(app(), host);
    await pass(host, 10 * dayMs);
    expect(await missedAt(stream)).toBeNull();
  });
});

describe('the texts of a stream', () => {
  it('are all found when two of them are changed at once', async () => {
    const host = await signUp(app());
    for (let round = 0; round < 5; round += 1) {
      const stream = await newStream(app(), host, { scheduled_for: inMs(hourMs) });
      await Promise.all([
        change(host.browser, stream, { title: `Barcarolle ${round}` }),
        change(host.browser, stream, { tags: [`gondola${round}`] }),
      ]);
      const found = await app().send('GET', `/v1/streams?state=scheduled&q=barcarolle%20gondola${round}`);
      expect(expectStatus<{ data: Stream[] }>(found, 200).data.map(({ id }) => id)).toEqual([stream.id]);
    }
  });

  it('are kept exactly as they were sent', async () => {
    const host = await signUp(app());
    const html = '<img src=x onerror=alert(1)><script>alert(1)</script>';
    const body = {
      title: `${html}👩‍👩‍👧`,
      description: `# ${html}\r\n\r\n\r\n[x](javascript:alert(1)) \u202egnp`,
      tags: ['#Ceramika', 'ŻÓŁW', '陶芸', 'می‌خواهم'.replaceAll('\u200c', ''), 'raku-ware', 'ceramika'],
    };
    const stream = streamIn(await plan(host, body), 201);
    expect(stream).toMatchObject({
      title: body.title,
      description: `# ${html}\n\n[x](javascript:alert(1)) gnp`,
      tags: ['ceramika', 'żółw', '陶芸', 'میخواهم', 'raku-ware'],
    });
  });

  it.each([
    { title: 'x'.repeat(121) },
    { title: '\u202e\u2066' },
    { description: 'a\u0000b' },
    { description: 'x'.repeat(5_001) },
    { tags: Array.from({ length: 9 }, (_, index) => `tag${index}`) },
    { tags: ['x'.repeat(31)] },
    { tags: ['<b>'] },
    { tags: ['two words'] },
    { tags: ['\u202etag'] },
    { tags: ['👩‍👩‍👧'] },
    { tags: [''] },
    { tags: 'ceramika' },
    { category: 'unheard-of' },
    { visibility: 'secret' },
    { state: 'live' },
    { channel_id: 'chn_01JD9M4T5V6W7X8Y9Z0A1B2C3D' },
    { cover_id: 'img_01JD9M4T5V6W7X8Y9Z0A1B2C3D' },
  ])('cannot be %j', async (body) => {
    expect(problemOf(await plan(await signUp(app()), body))).toBe('validation_failed');
  });
});
