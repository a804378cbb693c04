import { describe, expect, it } from '@jest/globals';
import { purgeGuests } from '../src/domains/identity/index.ts';
import { purgeNotifications } from '../src/domains/notifications/index.ts';
import { purgeSeats } from '../src/domains/seating/index.ts';
import { newId } from '../src/ids.ts';
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

  it('delete seats three months after they were given back, however many, and none that is held', async () => {
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

  it('end between two statements when the server stops', async () => {
    const { db } = app().context;
    const { host, stream } = await liveStream(app());
    const event = { userId: host.id, streamId: stream.id, kind: 'stream_live', mailDue: false };
    await db.notification.create({
      data: { ...event, id: newId('notification'), event: 'live', createdAt: daysAgo(91) },
    });
    const stopped = AbortSignal.abort(new Error('the server stops'));
    await expect(purgeNotifications(app().context, stopped)).rejects.toThrow('the server stops');
    expect(await db.notification.count({ where: { userId: host.id } })).toBe(1);
    await purgeNotifications(app().context);
    expect(await db.notification.count({ where: { userId: host.id } })).toBe(0);
  });
});
