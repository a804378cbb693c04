import type { QueueTicket } from '@footlight/contracts';
import { describe, expect, it } from '@jest/globals';
import {
  type Person,
  endStream,
  expectStatus,
  liveStream,
  newGuest,
  signUp,
  takeSeat,
} from '../../../../test/people.ts';
import { invited, signUpProven } from '../../../../test/channel-people.ts';
import { eventually } from '../../../../test/eventually.ts';
import { Browser, problemOf, useApp } from '../../../../test/test-app.ts';
import { evictAccount } from '../../account-data/index.ts';
import { setSeatCaps } from '../fragments.queries.ts';
import { Prisma } from '../../../db/client.ts';
import { releaseSeatsNow } from '../release-seats.ts';
import { evictUnentitled } from '../viewer-seats.ts';
import { newId } from '../../../ids.ts';
import { advanceQueues } from './end-places.ts';
import { addToQueue } from './queue.queries.ts';
import { lockSeating } from '../lock-seating.queries.ts';

const app = useApp({ PLANS: '{"pro":{"viewers":2}}', GRACE_SECONDS: '3600' });
const seatUrl = (streamId: string, seatId: string) => `/v1/streams/${streamId}/seats/${seatId}`;

interface Joined {
  ticket: QueueTicket;
  length: number;
}

async function join(streamId: string, browser: Browser): Promise<Joined> {
  return expectStatus(await app().send('POST', `/v1/streams/${streamId}/queue`, { browser }), 201);
}

/** A live stream of which both seats are taken, and who holds them. */
async function fullStream(body: Record<string, unknown> = {}) {
  const { host, stream } = await liveStream(app(), body);
  const seated: { person: Person; seatId: string }[] = [];
  for (let count = 0; count < 2; count += 1) {
    const person = await signUp(app());
    seated.push({ person, seatId: (await takeSeat(app(), stream.id, person.browser)).seat.id });
  }
  return {
    host,
    stream,
    leave: async (index: number): Promise<void> => {
      const { person, seatId = '' } = seated[index] ?? {};
      const answer = await app().send('DELETE', seatUrl(stream.id, seatId), { browser: person?.browser });
      expect(answer.status).toBe(204);
    },
  };
}

/** Several guests who join the queue one after the other. */
async function guestsIn(streamId: string, count: number): Promise<Browser[]> {
  const browsers: Browser[] = [];
  for (let index = 0; index < count; index += 1) {
    const { browser } = await newGuest(app());
    expect((await join(streamId, browser)).ticket.position).toBe(index + 1);
    browsers.push(browser);
  }
  return browsers;
}

/** Whether a seat is reserved for each of them. */
async function reserved(streamId: string, browsers: readonly Browser[]): Promise<boolean[]> {
  const answers: boolean[] = [];
  for (const browser of browsers)
    answers.push((await join(streamId, browser)).ticket.reserved_until !== null);
  return answers;
}

async function seatingOf(streamId: string) {
  const { db } = app().context;
  const { taken, reserved: held } = await db.streamSeating.findUniqueOrThrow({ where: { streamId } });
  const open = await db.queueEntry.findMany({ where: { streamId, endedAt: null } });
  expect(held).toBe(open.filter(({ reservedUntil }) => reservedUntil !== null).length);
  return { taken, reserved: held, waiting: open.length };
}

const trySeat = (streamId: string, browser: Browser) =>
  app().send('POST', `/v1/streams/${streamId}/seats`, { browser });

describe('a stream that is full', () => {
  it('says how many wait, to accounts, guests and people unknown', async () => {
    const { stream } = await fullStream();
    const guests = await guestsIn(stream.id, 2);
    const { browser } = await signUp(app());
    for (const who of [browser, new Browser(), ...guests]) {
      const { body } = await trySeat(stream.id, who);
      expect(body).toMatchObject({
        code: 'stream_full',
        status: 409,
        queue: { length: 2 },
        remedy: 'join_queue',
      });
    }
  });

  it('makes a guest of somebody unknown who joins its queue', async () => {
    const { stream } = await fullStream();
    const browser = new Browser();
    const { ticket } = await join(stream.id, browser);
    expect(ticket).toMatchObject({ position: 1, reserved_until: null });
    expect((await join(stream.id, browser)).ticket).toEqual(ticket);
  });

  it('shows everybody who may watch how long its queue is', async () => {
    const { host, stream } = await fullStream();
    await guestsIn(stream.id, 2);
    const answer = await app().send('GET', `/v1/streams/${stream.id}`, { browser: host.browser });
    expect(answer.body).toMatchObject({ stream: { queue_length: 2, viewers: 2 } });
  });
});

describe('a seat that becomes free', () => {
  it('is reserved for the first in the queue, and for nobody else', async () => {
    const { stream, leave } = await fullStream();
    const guests = await guestsIn(stream.id, 2);
    await leave(0);
    expect(await reserved(stream.id, guests)).toEqual([true, false]);
    const [first = new Browser(), second = new Browser()] = guests;
    for (const jumper of [second, new Browser(), (await signUp(app())).browser])
      expect(problemOf(await trySeat(stream.id, jumper))).toBe('stream_full');
    await takeSeat(app(), stream.id, first);
    expect(await seatingOf(stream.id)).toEqual({ taken: 2, reserved: 0, waiting: 1 });
    expect((await join(stream.id, second)).ticket.position).toBe(1);
  });

  it('is taken by whom it is reserved for, however fast others join the queue', async () => {
    const { stream, leave } = await fullStream();
    const [first = new Browser()] = await guestsIn(stream.id, 1);
    await leave(0);
    // Whatever waits for the counter finds afterwards that places were given meanwhile, each time.
    let taken = false;
    const keepJoining = async (): Promise<void> => {
      while (!taken) {
        const request = {
          entryId: newId('queueEntry'),
          viewer: { kind: 'guest', id: newId('guest') },
        } as const;
        await app().context.db.$transaction(async (tx) => {
          await lockSeating(tx, stream.id);
          const limits = { most: 10_000, now: app().clock.now() };
          await addToQueue(tx, stream.id, [{ ...request, accessChecked: true }], limits);
          await tx.$queryRaw`SELECT pg_sleep(0.05)::text`;
        });
      }
    };
    const joining = Promise.all(Array.from({ length: 5 }, keepJoining));
    try {
      await eventually(async () => expect((await seatingOf(stream.id)).waiting).toBeGreaterThan(5));
      await takeSeat(app(), stream.id, first);
    } finally {
      taken = true;
      await joining;
    }
  });

  it('goes to the next one when the first does not take it in time, whose place ends', async () => {
    const { stream, leave } = await fullStream();
    const [first = new Browser(), second = new Browser()] = await guestsIn(stream.id, 2);
    await leave(0);
    await app().context.db.queueEntry.updateMany({
      where: { streamId: stream.id, reservedUntil: { not: null } },
      data: { reservedUntil: new Date(Date.now() - 1_000) },
    });
    await advanceQueues(app().context);
    expect(problemOf(await trySeat(stream.id, first))).toBe('stream_full');
    await takeSeat(app(), stream.id, second);
    expect(await seatingOf(stream.id)).toEqual({ taken: 2, reserved: 0, waiting: 0 });
  });

  it('is not reserved for those who are not there, who keep their places for three minutes', async () => {
    const { stream, leave } = await fullStream();
    const guests = await guestsIn(stream.id, 3);
    const [absent = new Browser(), gone = new Browser(), third = new Browser()] = guests;
    const lastSeen = async (position: number, seconds: number) =>
      app().context.db.$executeRaw`
        UPDATE queue_entries SET last_seen_at = now() - ${seconds} * interval '1 second'
        WHERE stream_id = ${stream.id} AND id = ${(await tickets)[position] ?? ''}`;
    const tickets = Promise.all(guests.map(async (guest) => (await join(stream.id, guest)).ticket.id));
    await lastSeen(0, 60);
    await lastSeen(1, 181);
    await advanceQueues(app().context);
    await leave(0);
    expect(await seatingOf(stream.id)).toEqual({ taken: 1, reserved: 1, waiting: 2 });
    await takeSeat(app(), stream.id, third);
    expect((await join(stream.id, absent)).ticket.position).toBe(1);
    expect((await join(stream.id, gone)).ticket.position).toBe(2);
    await leave(1);
    expect(await reserved(stream.id, [absent, gone])).toEqual([true, false]);
  });

  it('is reserved for somebody absent who comes back', async () => {
    const { stream, leave } = await fullStream();
    const [guest = new Browser()] = await guestsIn(stream.id, 1);
    const { db } = app().context;
    await db.$executeRaw`
      UPDATE queue_entries SET last_seen_at = now() - interval '1 minute' WHERE stream_id = ${stream.id}`;
    await leave(0);
    expect(await seatingOf(stream.id)).toMatchObject({ reserved: 0, waiting: 1 });
    expect((await join(stream.id, guest)).ticket.reserved_until).not.toBeNull();
  });

  it('goes to the next one when the first gives the place up', async () => {
    const { stream, leave } = await fullStream();
    const guests = await guestsIn(stream.id, 2);
    const [first = new Browser(), second = new Browser()] = guests;
    await leave(0);
    const { ticket } = await join(stream.id, first);
    const url = `/v1/streams/${stream.id}/queue/${ticket.id}`;
    expect(problemOf(await app().send('DELETE', url, { browser: second }))).toBe('not_found');
    for (let twice = 0; twice < 2; twice += 1)
      expect((await app().send('DELETE', url, { browser: first })).status).toBe(204);
    expect(await reserved(stream.id, [second])).toEqual([true]);
    expect(await seatingOf(stream.id)).toEqual({ taken: 1, reserved: 1, waiting: 1 });
  });

  it('stays reserved when the seats are counted anew', async () => {
    const { stream, leave } = await fullStream();
    await guestsIn(stream.id, 1);
    await leave(0);
    await releaseSeatsNow(app().context, stream.id, { lapsedAt: new Date(0), present: [] }, 'lapsed');
    expect(await seatingOf(stream.id)).toEqual({ taken: 1, reserved: 1, waiting: 1 });
  });
});

describe('a place in the queue', () => {
  it('is reserved at once where a seat is free', async () => {
    const { stream } = await liveStream(app());
    const browser = new Browser();
    expect((await join(stream.id, browser)).ticket).toMatchObject({ position: 1 });
    expect(await seatingOf(stream.id)).toEqual({ taken: 0, reserved: 1, waiting: 1 });
    await takeSeat(app(), stream.id, browser);
    expect(await seatingOf(stream.id)).toEqual({ taken: 1, reserved: 0, waiting: 0 });
  });

  it('is not given to somebody who has a seat', async () => {
    const { stream } = await liveStream(app());
    const browser = new Browser();
    await takeSeat(app(), stream.id, browser);
    const answer = await app().send('POST', `/v1/streams/${stream.id}/queue`, { browser });
    expect(answer.body).toMatchObject({ code: 'seat_held', remedy: 'take_seat' });
  });

  it('is one per person, however often and from wherever they join at once', async () => {
    const { stream } = await fullStream();
    const { browser } = await newGuest(app());
    const answers = await Promise.all(Array.from({ length: 8 }, () => join(stream.id, browser)));
    expect(new Set(answers.map(({ ticket }) => ticket.id)).size).toBe(1);
    expect(await seatingOf(stream.id)).toMatchObject({ waiting: 1 });
  });

  it('is not kept by somebody who takes a seat at the same moment', async () => {
    for (let time = 0; time < 10; time += 1) {
      const { stream } = await liveStream(app());
      const { browser } = await newGuest(app());
      await Promise.all([
        trySeat(stream.id, browser),
        app().send('POST', `/v1/streams/${stream.id}/queue`, { browser }),
      ]);
      const { taken, waiting } = await seatingOf(stream.id);
      expect(taken + waiting).toBe(1);
    }
  });

  it('comes before those of guests for members, where the host wants it, also while people wait', async () => {
    const { host, stream } = await fullStream();
    const [guest = new Browser()] = await guestsIn(stream.id, 1);
    const member = await signUp(app());
    const { db, clock } = app().context;
    await db.membership.create({
      data: { channelId: host.channel.id, userId: member.id, role: 'viewer', createdAt: clock.now() },
    });
    expect((await join(stream.id, member.browser)).ticket.position).toBe(2);
    const change = { browser: host.browser, body: { queue_members_first: true } };
    const changed = await app().send('PATCH', `/v1/streams/${stream.id}`, change);
    expect(changed.body).toMatchObject({ stream: { queue_members_first: true } });
    expect((await join(stream.id, member.browser)).ticket.position).toBe(1);
    expect((await join(stream.id, guest)).ticket.position).toBe(2);
  });

  it('moves when somebody who waits becomes a member, and when they are no longer one', async () => {
    const { host, stream } = await fullStream();
    const guests = await guestsIn(stream.id, 1);
    const person = await signUpProven(app());
    const change = { browser: host.browser, body: { queue_members_first: true } };
    expectStatus(await app().send('PATCH', `/v1/streams/${stream.id}`, change), 200);
    const positions = async () => {
      const joined = [
        await join(stream.id, person.browser),
        await join(stream.id, guests[0] ?? new Browser()),
      ];
      return joined.map(({ ticket }) => ticket.position);
    };
    expect(await positions()).toEqual([2, 1]);
    const { id } = await invited(app(), host, person.email);
    const accept = { browser: person.browser, body: { invitation_id: id } };
    expectStatus(await app().send('POST', '/v1/invitations/accept', accept), 200);
    expect(await positions()).toEqual([1, 2]);
    const member = `/v1/channels/${host.channel.id}/members/${person.id}`;
    expectStatus(await app().send('DELETE', member, { browser: host.browser }), 204);
    expect(await positions()).toEqual([2, 1]);
  });

  it('ends with the stream', async () => {
    const { host, stream, leave } = await fullStream();
    const [guest = new Browser()] = await guestsIn(stream.id, 2);
    await leave(0);
    await endStream(app(), host, stream);
    expect(await seatingOf(stream.id)).toEqual({ taken: 0, reserved: 0, waiting: 0 });
    const answer = await app().send('POST', `/v1/streams/${stream.id}/queue`, { browser: guest });
    expect(problemOf(answer)).toBe('stream_not_live');
  });

  it('ends when the account is suspended, and its reserved seat goes to the next one', async () => {
    const { stream, leave } = await fullStream();
    const person = await signUp(app());
    await join(stream.id, person.browser);
    const { browser: guest } = await newGuest(app());
    await join(stream.id, guest);
    await leave(0);
    await app().context.db.user.update({
      where: { id: person.id },
      data: { suspendedAt: new Date(), suspensionReason: 'spam' },
    });
    await evictAccount(app().context, person.id, 'account_suspended');
    expect(await reserved(stream.id, [guest])).toEqual([true]);
    const answer = await app().send('POST', `/v1/streams/${stream.id}/queue`, { browser: person.browser });
    expect(problemOf(answer)).toBe('account_suspended');
  });

  it('ends for those for whom a stream no longer is', async () => {
    const { host, stream } = await fullStream();
    const [guest = new Browser()] = await guestsIn(stream.id, 1);
    const change = { browser: host.browser, body: { visibility: 'private' } };
    expectStatus(await app().send('PATCH', `/v1/streams/${stream.id}`, change), 200);
    await evictUnentitled(app().context, stream.id);
    expect(await seatingOf(stream.id)).toMatchObject({ waiting: 0 });
    const answer = await app().send('POST', `/v1/streams/${stream.id}/queue`, { browser: guest });
    expect(problemOf(answer)).toBe('not_found');
  });
});

describe('a plan that changes while people wait', () => {
  const capOf = (streamId: string, cap: number) =>
    setSeatCaps(app().context.db, Prisma.sql`SELECT ${streamId} AS stream_id, ${cap}::int AS cap`);

  it('lets those in who come first, as many as there are seats more', async () => {
    const { stream } = await fullStream();
    const guests = await guestsIn(stream.id, 3);
    await capOf(stream.id, 4);
    expect(await reserved(stream.id, guests)).toEqual([true, true, false]);
  });

  it('withdraws what is reserved beyond a smaller cap; who loses a reservation keeps the place', async () => {
    const { stream, leave } = await fullStream();
    const guests = await guestsIn(stream.id, 2);
    await leave(0);
    await leave(1);
    expect(await reserved(stream.id, guests)).toEqual([true, true]);
    await capOf(stream.id, 1);
    expect(await reserved(stream.id, guests)).toEqual([true, false]);
    const [first = new Browser(), second = new Browser()] = guests;
    expect(problemOf(await trySeat(stream.id, second))).toBe('stream_full');
    await takeSeat(app(), stream.id, first);
    expect(await seatingOf(stream.id)).toEqual({ taken: 1, reserved: 0, waiting: 1 });
  });
});
