import { describe, expect, it } from '@jest/globals';
import { purgeEvents } from '../src/domains/events/index.ts';
import { purgeGuests } from '../src/domains/identity/index.ts';
import { purgeExpiredLimits } from '../src/domains/limits/index.ts';
import { purgeNotifications } from '../src/domains/notifications/index.ts';
import { purgeSeats } from '../src/domains/seating/index.ts';
import { purgeSearchWords } from '../src/domains/streams/index.ts';
import { newId } from '../src/ids.ts';
import { forEachOf } from '../src/jobs/for-each.ts';
import { liveStream, newGuest, say, signUp, takeSeat } from './people.ts';
import { Browser, useApp } from './test-app.ts';

const app = useApp({ GRACE_SECONDS: '3600' });
const day = 24 * 3_600_000;
const daysAgo = (days: number) => new Date(Date.now() - days * day);

describe('purges', () => {
  it('delete guests of whom there is no trace after three months, and no others', async () => {
    const { db } = app().context;
    const { stream } = await liveStream(app());
    const nobody = await newGuest(app());
    const recent = await newGuest(app());
    const named = await newGuest(app(), 'Somebody');
    const writer = await newGuest(app(), 'Writer');
    await say(app(), stream.id, writer.browser, 'Hello');
    await db.guest.update({ where: { id: writer.id }, data: { displayName: null, nameKey: null } });
    const seated = await newGuest(app());
    await takeSeat(app(), stream.id, seated.browser);
    const adopted = await newGuest(app());
    const { id: userId } = await signUp(app());
    await db.guest.update({ where: { id: adopted.id }, data: { userId } });
    await db.guest.updateMany({ where: { id: { not: recent.id } }, data: { createdAt: daysAgo(91) } });

    await purgeGuests(app().context);
    const kept = await db.guest.findMany({ select: { id: true } });
    const ids = kept.map(({ id }) => id);
    expect(ids).not.toContain(nobody.id);
    for (const { id } of [recent, named, writer, seated, adopted]) expect(ids).toContain(id);
  });

  it('delete seats three months after they were released, however many, and none that is held', async () => {
    const { db } = app().context;
    const { stream } = await liveStream(app());
    const { seat } = await takeSeat(app(), stream.id, new Browser());
    const seats = Array.from({ length: 2_500 }, (_, index) => ({
      id: newId('seat'),
      streamId: stream.id,
      viewerId: newId('guest'),
      createdAt: daysAgo(100),
      leaseExpiresAt: daysAgo(100),
      releasedAt: daysAgo(index === 0 ? 89 : 91),
    }));
    await db.seat.createMany({ data: seats });
    await db.seat.update({ where: { id: seat.id }, data: { createdAt: daysAgo(100) } });
    await purgeSeats(app().context);
    const kept = await db.seat.findMany({ where: { streamId: stream.id }, select: { id: true } });
    expect(kept.map(({ id }) => id).sort()).toEqual([seat.id, seats[0]?.id].sort());
  });

  it.each([
    ['notifications', purgeNotifications],
    ['events', purgeEvents],
    ['search words', purgeSearchWords],
  ])('end between two statements when the server stops: %s', async (_name, purge) => {
    const { db } = app().context;
    const { host, stream } = await liveStream(app());
    const event = { userId: host.id, streamId: stream.id, kind: 'stream_live', mailDue: false };
    await db.notification.create({
      data: { ...event, id: newId('notification'), event: 'live', createdAt: daysAgo(91) },
    });
    await db.event.updateMany({ data: { createdAt: daysAgo(31) } });
    await db.searchWord.createMany({ data: [{ word: 'nowhere' }], skipDuplicates: true });
    const left = async () => [
      await db.notification.count({ where: { userId: host.id } }),
      await db.event.count(),
      await db.searchWord.count({ where: { word: 'nowhere' } }),
    ];
    const before = await left();
    const stopped = AbortSignal.abort(new Error('the server stops'));
    await expect(purge(app().context, stopped)).rejects.toThrow('the server stops');
    expect(await left()).toEqual(before);
    await purge(app().context);
    expect(await left()).not.toEqual(before);
  });

  it('delete every unused word, however many there are', async () => {
    const { db } = app().context;
    const words = Array.from({ length: 2_500 }, (_, index) => ({ word: `unused${index}` }));
    await db.searchWord.createMany({ data: words });
    await purgeSearchWords(app().context);
    expect(await db.searchWord.count({ where: { word: { startsWith: 'unused' } } })).toBe(0);
  });

  it('go on after a batch in which a row was changed by somebody else', async () => {
    const { db } = app().context;
    const resetsAt = daysAgo(1);
    const limits = Array.from({ length: 2_500 }, (_, index) => ({ key: `k${index}`, count: 1, resetsAt }));
    await db.rateLimit.createMany({ data: limits });
    // Each statement changes a row that it was about to delete, as another server may in the same moment.
    await db.$executeRaw`
      CREATE FUNCTION skip_some() RETURNS trigger LANGUAGE plpgsql AS
      'BEGIN IF OLD.count = 1 AND OLD.key LIKE ''k%7'' THEN
        UPDATE rate_limits SET count = 2 WHERE key = OLD.key; RETURN NULL; END IF; RETURN OLD; END'`;
    await db.$executeRaw`
      CREATE TRIGGER skip_some BEFORE DELETE ON rate_limits FOR EACH ROW EXECUTE FUNCTION skip_some()`;
    await purgeExpiredLimits(app().context);
    await db.$executeRaw`DROP FUNCTION skip_some CASCADE`;
    expect(await db.rateLimit.count({ where: { key: { startsWith: 'k' } } })).toBe(0);
  });
});

describe('work on several things', () => {
  it('goes on after one that failed, and fails at the end', async () => {
    const done: number[] = [];
    const work = forEachOf(app().context, 'test', [1, 2, 3], (thing) => {
      if (thing === 1) throw new Error('not this one');
      done.push(thing);
      return Promise.resolve();
    });
    await expect(work).rejects.toThrow('test: 1 failed');
    expect(done).toEqual([2, 3]);
  });
});
