import type { StreamReport } from '@footlight/contracts';
import { describe, expect, it } from '@jest/globals';
import { addMember } from '../../../test/channel-people.ts';
import {
  type Person,
  endStream,
  expectStatus,
  liveStream,
  newStream,
  signInAgain,
  signUp,
  takeSeat,
} from '../../../test/people.ts';
import { Browser, useApp } from '../../../test/test-app.ts';
import { newId } from '../../ids.ts';
import { deleteSeatsOfAccount, purgeSeats } from '../seating/index.ts';
import { keepMissingReports, keepReport } from './index.ts';

const app = useApp({ PLANS: '{"pro":{"viewers":2}}', GRACE_SECONDS: '3600' });
const minute = 60_000;
const day = 24 * 60 * minute;

async function reportOf(streamId: string, { browser }: Pick<Person, 'browser'>): Promise<StreamReport> {
  const answer = await app().send('GET', `/v1/streams/${streamId}/report`, { browser });
  return expectStatus<{ report: StreamReport }>(answer, 200).report;
}

async function fileOf(streamId: string, { browser }: Pick<Person, 'browser'>) {
  const headers = { authorization: `Bearer ${browser.token}` };
  return app().server.inject({ method: 'GET', url: `/v1/streams/${streamId}/report.csv`, headers });
}

async function leave(streamId: string, seatId: string, browser: Browser): Promise<void> {
  expectStatus(await app().send('DELETE', `/v1/streams/${streamId}/seats/${seatId}`, { browser }), 204);
}

const joinQueue = (streamId: string, browser = new Browser()) =>
  app().send('POST', `/v1/streams/${streamId}/queue`, { browser });

/** Another stream of a host, live. */
async function nextStream(host: Person): Promise<string> {
  const { id } = await newStream(app(), host);
  expectStatus(await app().send('POST', `/v1/streams/${id}/start`, { browser: host.browser }), 200);
  return id;
}

describe('the report of a stream', () => {
  it('counts a live stream up to now: joins, refusals, places in the queue, and the peak', async () => {
    const { host, stream } = await liveStream(app());
    expect(await reportOf(stream.id, host)).toMatchObject({
      ended_at: null,
      peak_viewers: 0,
      joins: 0,
      average_minutes: null,
      viewers: { interval_minutes: 1, most: [0] },
    });
    const [first, second] = [new Browser(), new Browser()];
    const one = await takeSeat(app(), stream.id, first);
    await takeSeat(app(), stream.id, second);
    for (let count = 0; count < 3; count += 1)
      expectStatus(await app().send('POST', `/v1/streams/${stream.id}/seats`), 409);
    expectStatus(await joinQueue(stream.id), 201);
    await leave(stream.id, one.seat.id, first);
    const report = await reportOf(stream.id, host);
    expect(report).toMatchObject({
      peak_viewers: 2,
      unique_viewers: 2,
      returning_viewers: 0,
      joins: 2,
      refused: 3,
      queued: 1,
    });
    expect(Math.max(...report.viewers.most)).toBe(2);
  });

  it('counts every refusal once, also of hundreds at once and of somebody who is known', async () => {
    const { host, stream } = await liveStream(app());
    await takeSeat(app(), stream.id);
    await takeSeat(app(), stream.id);
    const known = await signUp(app());
    const refused = await Promise.all(
      Array.from({ length: 200 }, (_, index) =>
        app().send(
          'POST',
          `/v1/streams/${stream.id}/seats`,
          index % 2 === 0 ? { browser: known.browser } : {},
        ),
      ),
    );
    expect(refused.filter(({ body }) => body.code === 'stream_full')).toHaveLength(200);
    expect(await reportOf(stream.id, host)).toMatchObject({ refused: 200, joins: 2, peak_viewers: 2 });
  });

  it('has a peak that no clock can raise: it is counted under the lock of the counter', async () => {
    const { host, stream } = await liveStream(app());
    for (const ahead of [0, 2_000, 4_000]) {
      const browser = new Browser();
      const { seat } = await takeSeat(app(), stream.id, browser);
      await leave(stream.id, seat.id, browser);
      // As a server whose clock is ahead would have written it: it overlaps with the next one.
      const releasedAt = new Date(Date.now() + 60_000 + ahead);
      await app().context.db.seat.update({ where: { id: seat.id }, data: { releasedAt } });
    }
    app().clock.advance(2 * minute);
    const { peak_viewers: peak, viewers } = await reportOf(stream.id, host);
    expect({ peak, most: Math.max(...viewers.most) }).toEqual({ peak: 1, most: 1 });
  });

  it('measures how long people watched, and counts who comes back to the same stream as one viewer', async () => {
    const { host, stream } = await liveStream(app());
    const browser = new Browser();
    for (let visit = 0; visit < 2; visit += 1) {
      const { seat } = await takeSeat(app(), stream.id, browser);
      app().clock.advance(3 * minute);
      await leave(stream.id, seat.id, browser);
    }
    await endStream(app(), host, stream);
    const report = await reportOf(stream.id, host);
    expect(report).toMatchObject({ joins: 2, unique_viewers: 1, peak_viewers: 1 });
    expect(report.average_minutes).toBeGreaterThanOrEqual(6);
    expect(report.average_minutes).toBeLessThan(6.5);
    expect(report.seconds_watched).toBe(Math.floor((report.average_minutes ?? 0) * 60));
    expect(report.viewers.most.length).toBeGreaterThanOrEqual(6);
  });

  it('counts as returning who watched an earlier stream of the channel, and nobody else', async () => {
    const { host, stream: earlier } = await liveStream(app());
    const [regular, newcomer] = [await signUp(app()), await signUp(app())];
    await takeSeat(app(), earlier.id, regular.browser);
    const { stream: elsewhere } = await liveStream(app());
    await takeSeat(app(), elsewhere.id, newcomer.browser);
    await endStream(app(), host, earlier);
    const id = await nextStream(host);
    for (const { browser } of [regular, newcomer]) await takeSeat(app(), id, browser);
    expect(await reportOf(id, host)).toMatchObject({ unique_viewers: 2, returning_viewers: 1 });
    expect(await reportOf(earlier.id, host)).toMatchObject({ unique_viewers: 1, returning_viewers: 0 });
  });

  it('is for the staff of the channel', async () => {
    const { host, stream } = await liveStream(app());
    const ask = async (browser: Browser) =>
      (await app().send('GET', `/v1/streams/${stream.id}/report`, { browser })).status;
    for (const [role, status] of [
      ['producer', 200],
      ['moderator', 200],
      ['viewer', 403],
    ] as const) {
      const person = await signUp(app());
      await addMember(app(), host, person, role);
      expect([role, await ask(person.browser)]).toEqual([role, status]);
    }
    expect(await ask((await signUp(app())).browser)).toBe(403);
    expect(await ask(new Browser())).toBe(401);
  });

  it('of many hours stays small', async () => {
    const { host, stream } = await liveStream(app());
    const startedAt = new Date(Date.now() - 6 * day);
    await app().context.db.stream.update({ where: { id: stream.id }, data: { startedAt } });
    const { viewers } = await reportOf(stream.id, host);
    expect(viewers.interval_minutes).toBeGreaterThan(1);
    expect(viewers.most.length).toBeLessThanOrEqual(2_880);
  });
});

describe('a report is kept', () => {
  it('when the stream is over, and says the same when its seats are purged', async () => {
    const { host, stream } = await liveStream(app());
    await takeSeat(app(), stream.id);
    app().clock.advance(2 * minute);
    await endStream(app(), host, stream);
    const counted = await reportOf(stream.id, host);
    await keepReport(app().context, stream.id);
    await keepReport(app().context, stream.id);
    app().clock.advance(91 * day);
    await purgeSeats(app().context);
    expect(await app().context.db.seat.count({ where: { streamId: stream.id } })).toBe(0);
    expect(await reportOf(stream.id, await signInAgain(app(), host))).toEqual(counted);
  });

  it('before seats are purged: those of a stream without one stay, and so do those that say who returned', async () => {
    const { db } = app().context;
    const { host, stream: earlier } = await liveStream(app());
    const regular = await signUp(app());
    await takeSeat(app(), earlier.id, regular.browser);
    await endStream(app(), host, earlier);
    await keepReport(app().context, earlier.id);
    const id = await nextStream(host);
    const { seat } = await takeSeat(app(), id, regular.browser);
    await leave(id, seat.id, regular.browser);
    app().clock.advance(91 * day);
    await purgeSeats(app().context);
    const kept = () => db.seat.count({ where: { streamId: { in: [id, earlier.id] } } });
    expect(await kept()).toBe(2);

    await db.stream.update({ where: { id }, data: { state: 'ended', endedAt: app().context.clock.now() } });
    await keepMissingReports(app().context);
    await purgeSeats(app().context);
    expect(await kept()).toBe(0);
    const report = await reportOf(id, await signInAgain(app(), host));
    expect(report).toMatchObject({ unique_viewers: 1, returning_viewers: 1, joins: 1 });
  });

  it('and counts those whose accounts are deleted while the stream is on air, without keeping who they were', async () => {
    const { db } = app().context;
    const { host, stream: earlier } = await liveStream(app());
    const person = await signUp(app());
    await takeSeat(app(), earlier.id, person.browser);
    await endStream(app(), host, earlier);
    const { stream: elsewhere } = await liveStream(app());
    await takeSeat(app(), elsewhere.id, person.browser);
    await db.stream.update({ where: { id: elsewhere.id }, data: { state: 'ended', endedAt: new Date() } });
    await keepMissingReports(app().context);
    const id = await nextStream(host);
    const { seat } = await takeSeat(app(), id, person.browser);
    await leave(id, seat.id, person.browser);
    await takeSeat(app(), id, person.browser);

    await deleteSeatsOfAccount(app().context, person.id);
    await deleteSeatsOfAccount(app().context, person.id);
    expect(await db.seat.count({ where: { viewerId: person.id } })).toBe(0);
    // What nothing is to be counted from any more is gone.
    expect(await db.seat.count({ where: { streamId: elsewhere.id } })).toBe(0);
    expect(await reportOf(id, host)).toMatchObject({ joins: 2, unique_viewers: 1, returning_viewers: 1 });
  });

  it('and counts the places of those whose accounts are deleted', async () => {
    const { db } = app().context;
    const { host, stream } = await liveStream(app());
    await takeSeat(app(), stream.id);
    await takeSeat(app(), stream.id);
    const person = await signUp(app());
    expectStatus(await joinQueue(stream.id, person.browser), 201);
    await deleteSeatsOfAccount(app().context, person.id);
    expect(await db.queueEntry.count({ where: { viewerId: person.id } })).toBe(0);
    expect(await reportOf(stream.id, host)).toMatchObject({ queued: 1 });
  });
});

describe('the report as a file', () => {
  it('has a header row, the figures and every minute, in the form of RFC 4180', async () => {
    const { host, stream } = await liveStream(app(), { title: 'Bowls, "raku" & Łucja' });
    await takeSeat(app(), stream.id);
    app().clock.advance(2 * minute);
    await endStream(app(), host, stream);
    const { statusCode, headers, body } = await fileOf(stream.id, host);
    expect(statusCode).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': 'attachment; filename="bowls-raku-lucja.csv"',
      'cache-control': 'private, no-store',
    });
    const lines = body.split('\r\n');
    expect(lines.pop()).toBe('');
    expect(body.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(lines.slice(0, 2)).toEqual(['measure,time,value', 'title,,"Bowls, ""raku"" & Łucja"']);
    const report = await reportOf(stream.id, host);
    expect(lines).toContain('peak_viewers,,1');
    expect(lines).toContain(`average_minutes,,${report.average_minutes}`);
    const minutes = lines.filter((line) => line.startsWith('viewers,'));
    expect(minutes).toHaveLength(report.viewers.most.length);
    expect(minutes[0]).toBe(`viewers,${report.viewers.from},1`);
  });

  it.each(['=HYPERLINK("http://evil.example")', '+1+1', '-1', '@SUM(A1)', ' =1'])(
    'has no formula, though the title is %s',
    async (title) => {
      const { host, stream } = await liveStream(app());
      // Titles are trimmed on their way in.
      await app().context.db.stream.update({ where: { id: stream.id }, data: { title } });
      const line = (await fileOf(stream.id, host)).body.split('\r\n')[1] ?? '';
      expect(line).toMatch(/^title,,"?'/);
    },
  );
});

describe('a stream that is deleted', () => {
  it('takes its report and its refusals along', async () => {
    const { db } = app().context;
    const { host, stream } = await liveStream(app());
    await db.streamRefusals.create({ data: { streamId: stream.id, count: 1 } });
    await endStream(app(), host, stream);
    await keepReport(app().context, stream.id);
    await db.stream.delete({ where: { id: stream.id } });
    expect(await db.streamReport.count({ where: { streamId: stream.id } })).toBe(0);
    expect(await db.streamRefusals.count({ where: { streamId: stream.id } })).toBe(0);
    // A job that comes late, and a refusal, change nothing.
    await keepReport(app().context, stream.id);
    await app().context.refusalBatcher.run(newId('stream'), undefined);
  });
});
