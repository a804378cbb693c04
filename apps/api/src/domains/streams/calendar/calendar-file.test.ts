import type { Stream } from '@footlight/contracts';
import { describe, expect, it } from '@jest/globals';
import { type Person, expectStatus, newStream, signUp } from '../../../../test/people.ts';
import { Browser, problemOf, useApp } from '../../../../test/test-app.ts';

const app = useApp();
const hourMs = 3_600_000;

const inHours = (hours: number): string =>
  new Date(app().clock.now().getTime() + hours * hourMs).toISOString();
const asStamp = (moment: string): string => moment.replaceAll(/[-:]|\.\d+/g, '');

async function fetchFile({ id }: Stream, browser = new Browser()) {
  const headers: Record<string, string> =
    browser.token === undefined ? {} : { authorization: `Bearer ${browser.token}` };
  const url = `/v1/streams/${id}/calendar.ics`;
  return app().server.inject({ method: 'GET', url, headers });
}

/** The file's lines, unfolded, by their names. */
async function entryOf(stream: Stream): Promise<Record<string, string>> {
  const { body } = await fetchFile(stream);
  const lines = body.replaceAll('\r\n ', '').split('\r\n');
  const fields = lines.map((line): [string, string] => [
    line.split(/[:;]/)[0] ?? '',
    line.slice(line.indexOf(':') + 1),
  ]);
  return Object.fromEntries(fields);
}

const planned = (host: Person, body: object = {}): Promise<Stream> =>
  newStream(app(), host, { scheduled_for: inHours(5), ...body });

describe('a calendar file', () => {
  it('says what, where and when, in the form of RFC 5545', async () => {
    const host = await signUp(app(), 'Łucja');
    const stream = await planned(host, { title: 'Wypał; część 1, "raku" \\ ☕' });
    const { statusCode, headers, body } = await fetchFile(stream);
    expect(statusCode).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'attachment; filename="wypal-czesc-1-raku.ics"',
      'cache-control': 'private, no-cache',
    });
    expect(body).toMatch(/^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\n/);
    expect(body).toMatch(/\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n$/);
    expect(body.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(await entryOf(stream)).toMatchObject({
      UID: stream.id,
      DTSTART: asStamp(stream.scheduled_for ?? ''),
      SUMMARY: 'Wypał\\; część 1\\, "raku" \\\\ ☕',
      STATUS: 'CONFIRMED',
      URL: stream.watch_url,
    });
    expect(body).toContain('ORGANIZER;CN="Łucja"');
  });

  it('folds long lines between characters', async () => {
    const stream = await planned(await signUp(app()), { title: '👩‍🚀ż'.repeat(20) });
    const { rawPayload } = await fetchFile(stream);
    for (const line of rawPayload.toString('latin1').split('\r\n'))
      expect(line.length).toBeLessThanOrEqual(75);
    expect(rawPayload.toString('utf8')).not.toContain('\ufffd');
    expect((await entryOf(stream)).SUMMARY).toBe('👩‍🚀ż'.repeat(20));
  });

  it('has a higher number and the new time after a move, and says when it is canceled', async () => {
    const host = await signUp(app());
    const stream = await planned(host);
    const url = `/v1/streams/${stream.id}`;
    const before = await entryOf(stream);
    app().clock.advance(1_000);
    const scheduled_for = inHours(3);
    await app().send('PATCH', url, { browser: host.browser, body: { scheduled_for } });
    const moved = await entryOf(stream);
    expect(moved).toMatchObject({ UID: before.UID, DTSTART: asStamp(scheduled_for), STATUS: 'CONFIRMED' });
    expect(Number(moved.SEQUENCE)).toBeGreaterThan(Number(before.SEQUENCE));

    app().clock.advance(1_000);
    await app().send('POST', `${url}/cancel`, { browser: host.browser });
    const canceled = await entryOf(stream);
    expect(canceled).toMatchObject({ UID: before.UID, STATUS: 'CANCELLED' });
    expect(Number(canceled.SEQUENCE)).toBeGreaterThan(Number(moved.SEQUENCE));
  });

  it('has a plain file name, whatever the title is', async () => {
    const host = await signUp(app());
    for (const title of ['陶芸', '../../etc/passwd', 'a"; filename="b.exe', 'x'.repeat(120)]) {
      const { headers } = await fetchFile(await planned(host, { title }));
      expect(headers['content-disposition']).toMatch(/^attachment; filename="[a-z0-9-]{1,60}\.ics"$/);
    }
  });

  it('exists for those who may know of the stream, without what is for members', async () => {
    const host = await signUp(app());
    const description = 'The address of the kiln';
    const forMembers = await planned(host, { visibility: 'members_only', description });
    const { statusCode, body } = await fetchFile(forMembers);
    expect({ statusCode, mentioned: body.includes('kiln') }).toEqual({ statusCode: 200, mentioned: false });

    const secret = await planned(host, { visibility: 'private' });
    const outsider = await signUp(app());
    for (const browser of [new Browser(), outsider.browser])
      expect((await fetchFile(secret, browser)).statusCode).toBe(404);
    expect((await fetchFile(secret, host.browser)).statusCode).toBe(200);
  });

  it('does not exist for a stream without a date', async () => {
    const host = await signUp(app());
    const stream = await newStream(app(), host);
    const answer = await app().send('GET', `/v1/streams/${stream.id}/calendar.ics`, {
      browser: host.browser,
    });
    expect(problemOf(answer)).toBe('not_found');
    expectStatus(answer, 404);
  });
});
