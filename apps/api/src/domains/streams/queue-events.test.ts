import type { QueueChange, QueueTicket } from '@footlight/contracts';
import { describe, expect, it } from '@jest/globals';
import { eventually } from '../../../test/eventually.ts';
import { givePlan } from '../../../test/plans.ts';
import { readEvents } from '../../../test/stream-events.ts';
import { type Person, expectStatus, liveStream, signUp, takeSeat } from '../../../test/people.ts';
import { useApp } from '../../../test/test-app.ts';
import { applyPlanOf } from './live/apply-plans.ts';

const app = useApp({ PLANS: '{"pro":{"viewers":1}}', GRACE_SECONDS: '3600' });

/** A live stream whose one seat is taken, and people in its queue. */
async function queueOf(count: number) {
  const { host, stream } = await liveStream(app());
  const watching = await signUp(app());
  const { seat } = await takeSeat(app(), stream.id, watching.browser);
  const people: Person[] = [];
  const tickets: QueueTicket[] = [];
  for (let index = 0; index < count; index += 1) {
    const person = await signUp(app());
    const answer = await app().send('POST', `/v1/streams/${stream.id}/queue`, { browser: person.browser });
    people.push(person);
    tickets.push(expectStatus<{ ticket: QueueTicket }>(answer, 201).ticket);
  }
  const leave = () =>
    app().send('DELETE', `/v1/streams/${stream.id}/seats/${seat.id}`, { browser: watching.browser });
  return { host, stream, watching, people, tickets, leave };
}

/** What an event of the queue says where no seat is free. */
const full = { seat_free: false, join_after_ms: 0 };

/** Reads a stream's events as somebody. */
async function listen(streamId: string, person?: Person) {
  const events = await readEvents(app(), streamId, person?.browser);
  const queue = () =>
    events.received().flatMap(([name, data]) => (name === 'queue' ? [data as QueueChange] : []));
  return { ...events, queue, latest: () => queue().at(-1) };
}

describe('somebody in the queue', () => {
  it('receives the place, that it moves up, and until when a seat is reserved', async () => {
    const { stream, people, tickets, leave } = await queueOf(2);
    const [first, second] = await Promise.all(people.map((person) => listen(stream.id, person)));
    const ids = tickets.map(({ id }) => id);
    await eventually(async () =>
      expect([first?.latest(), second?.latest()]).toEqual([
        { length: 2, ticket: { id: ids[0], position: 1, reserved_until: null }, ...full },
        { length: 2, ticket: { id: ids[1], position: 2, reserved_until: null }, ...full },
      ]),
    );
    await leave();
    await eventually(async () => expect(first?.latest()?.ticket?.reserved_until).toEqual(expect.any(String)));
    await takeSeat(app(), stream.id, people[0]?.browser);
    await eventually(async () =>
      expect([first?.latest(), second?.latest()]).toEqual([
        { length: 1, ticket: null, ...full },
        { length: 1, ticket: { id: ids[1], position: 1, reserved_until: null }, ...full },
      ]),
    );
    await Promise.all([first?.leave(), second?.leave()]);
  });

  it('receives the same place in every tab', async () => {
    const { stream, people, tickets } = await queueOf(1);
    const tabs = await Promise.all([listen(stream.id, people[0]), listen(stream.id, people[0])]);
    await eventually(async () =>
      expect(tabs.map((tab) => tab.latest()?.ticket?.id)).toEqual([tickets[0]?.id, tickets[0]?.id]),
    );
    await Promise.all(tabs.map((tab) => tab.leave()));
  });

  it('counts as present while connected', async () => {
    const { stream, people } = await queueOf(1);
    const { db } = app().context;
    await db.queueEntry.updateMany({
      where: { streamId: stream.id },
      data: { lastSeenAt: new Date(Date.now() - 60_000) },
    });
    const tab = await listen(stream.id, people[0]);
    await eventually(async () => {
      const entry = await db.queueEntry.findFirstOrThrow({ where: { streamId: stream.id } });
      expect(entry.lastSeenAt.getTime()).toBeGreaterThan(Date.now() - 30_000);
    });
    await tab.leave();
  });
});

describe('somebody who does not wait', () => {
  it('receives how many do, also that nobody does', async () => {
    const { host, stream, people } = await queueOf(1);
    const staff = await listen(stream.id, host);
    await eventually(async () => expect(staff.latest()).toEqual({ length: 1, ticket: null, ...full }));
    const other = await liveStream(app());
    const nobody = await listen(other.stream.id);
    const { ticket } = staff.latest() ?? {};
    expect(ticket).toBeNull();
    const answer = await app().send('POST', `/v1/streams/${stream.id}/queue`, {
      browser: people[0]?.browser,
    });
    const { id } = expectStatus<{ ticket: QueueTicket }>(answer, 201).ticket;
    await app().send('DELETE', `/v1/streams/${stream.id}/queue/${id}`, { browser: people[0]?.browser });
    await eventually(async () => expect(staff.latest()).toEqual({ length: 0, ticket: null, ...full }));
    await eventually(async () =>
      expect(nobody.queue()).toEqual([{ length: 0, ticket: null, seat_free: true, join_after_ms: 0 }]),
    );
    await Promise.all([staff.leave(), nobody.leave()]);
  });

  it('receives every time that a full stream has a free seat, however soon somebody takes it', async () => {
    const { stream, watching, leave } = await queueOf(0);
    const page = await listen(stream.id);
    await eventually(async () => expect(page.queue()).toEqual([{ length: 0, ticket: null, ...full }]));
    const freed = { length: 0, ticket: null, seat_free: true, join_after_ms: 0 };
    await leave();
    await eventually(async () => expect(page.queue().slice(1)).toEqual([freed]));
    const { seat } = await takeSeat(app(), stream.id, watching.browser);
    await app().send('DELETE', `/v1/streams/${stream.id}/seats/${seat.id}`, { browser: watching.browser });
    await eventually(async () => expect(page.queue().slice(1)).toEqual([freed, freed]));
    await page.leave();
  });

  it('receives that a larger plan has free seats', async () => {
    const { host, stream } = await queueOf(0);
    const page = await listen(stream.id);
    await eventually(async () => expect(page.latest()?.seat_free).toBe(false));
    await givePlan(app(), host, 'creator');
    await applyPlanOf(app().context, host.id);
    await eventually(async () => expect(page.latest()?.seat_free).toBe(true));
    await page.leave();
  });
});
