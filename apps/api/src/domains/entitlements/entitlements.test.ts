import { standardPlans } from '@footlight/plans';
import { describe, expect, it } from '@jest/globals';
import { eventually } from '../../../test/eventually.ts';
import { givePlan } from '../../../test/plans.ts';
import { invited, newAddress, newMember } from '../../../test/channel-people.ts';
import { type Person, endStream, liveStream, newStream, signUp, takeSeat } from '../../../test/people.ts';
import { Browser, problemOf, testSettings, useApp } from '../../../test/test-app.ts';
import { makeConfig } from '../../config/config.ts';
import { readEnv } from '../../config/env.ts';
import { startEventReaders } from '../events/index.ts';
import { streamPlanReader } from '../streams/index.ts';

const app = useApp({
  CONTACT_URL: 'mailto:ada@live.example',
  PLANS: '{"creator":{"viewers":2},"pro":{"label":"Stage","viewers":4}}',
});

const give = (person: Person, plan: string, endsAt?: string) => givePlan(app(), person, plan, endsAt);

const planOf = async ({ browser }: Person) => (await app().send('GET', '/v1/me/plan', { browser })).body;

describe('the table of plans', () => {
  it('is public, with what the operator changed', async () => {
    const { body } = await app().send('GET', '/v1/plans');
    expect(body.data).toEqual([
      { name: 'free', label: 'Free', rights: standardPlans.free, prices: null },
      { name: 'creator', label: 'Creator', rights: { ...standardPlans.creator, viewers: 2 }, prices: null },
      { name: 'pro', label: 'Stage', rights: { ...standardPlans.pro, viewers: 4 }, prices: null },
    ]);
    expect(body).toMatchObject({ billing: false, default_plan: 'pro', contact: 'mailto:ada@live.example' });
  });

  it.each([
    'not json',
    '[]',
    '{"gold":{}}',
    '{"pro":{"viewers":-1}}',
    '{"pro":{"viewers":null}}',
    '{"pro":{"seats":3}}',
    '{"pro":{"host":"yes"}}',
    '{"pro":{"label":" "}}',
    '{"pro":{"label":"Two\\nlines"}}',
  ])('is not changed by %j', (PLANS) => {
    const settings = { ...testSettings('postgres://nowhere/none'), PLANS };
    expect(() => makeConfig(readEnv(settings))).toThrow('PLANS');
  });
});

describe('one’s own plan', () => {
  it('is everybody’s until an admin gives another one, and again when that ends', async () => {
    const person = await signUp(app());
    expect(await planOf(person)).toMatchObject({ plan: 'pro', given: null, use: { channels: 1 } });
    const end = new Date(app().clock.now().getTime() + 60_000).toISOString();
    await give(person, 'creator', end);
    expect(await planOf(person)).toMatchObject({ plan: 'creator', given: { ends_at: end } });
    app().clock.advance(61_000);
    expect(await planOf(person)).toMatchObject({ plan: 'pro', given: null });
  });

  it('says what is used of its numbers', async () => {
    const { host, stream } = await liveStream(app());
    expect(await planOf(host)).toMatchObject({ use: { channels: 1, staff: 0, viewers: 0 } });
    await takeSeat(app(), stream.id);
    await takeSeat(app(), stream.id);
    await newMember(app(), host, 'moderator');
    await newMember(app(), host, 'viewer');
    await invited(app(), host, newAddress(), 'producer');
    const used = { channels: 1, staff: 2, viewers: 2 };
    expect(await planOf(host)).toMatchObject({ use: used });
    await endStream(app(), host, stream);
    expect(await planOf(host)).toMatchObject({ use: used });
    const startedAt = new Date(app().clock.now().getTime() - 31 * 24 * 3_600_000);
    await app().context.db.stream.update({ where: { id: stream.id }, data: { startedAt } });
    expect(await planOf(host)).toMatchObject({ use: { ...used, viewers: 0 } });
  });
});

describe('without a plan that streams', () => {
  it('nobody makes a stream or starts one, and what is there stays', async () => {
    const person = await signUp(app());
    const stream = await newStream(app(), person);
    await give(person, 'free');
    const { browser, channel } = person;
    const made = await app().send('POST', `/v1/channels/${channel.id}/streams`, {
      browser,
      body: { title: 'Aria' },
    });
    expect([problemOf(made), made.body.remedy]).toEqual(['plan_required', 'upgrade']);
    const start = () => app().send('POST', `/v1/streams/${stream.id}/start`, { browser });
    expect(problemOf(await start())).toBe('plan_required');
    expect((await app().send('GET', `/v1/streams/${stream.id}`, { browser })).status).toBe(200);
    await give(person, 'creator');
    expect((await start()).status).toBe(200);
  });
});

describe('seats', () => {
  const seat = (streamId: string) =>
    app().send('POST', `/v1/streams/${streamId}/seats`, { browser: new Browser() });

  it('are as many as the plan has when the stream starts', async () => {
    const host = await signUp(app());
    const stream = await newStream(app(), host);
    await give(host, 'creator');
    await app().send('POST', `/v1/streams/${stream.id}/start`, { browser: host.browser });
    await takeSeat(app(), stream.id);
    await takeSeat(app(), stream.id);
    expect(problemOf(await seat(stream.id))).toBe('stream_full');
  });

  it('become more with a larger plan, and take nobody’s away with a smaller one', async () => {
    const readers = startEventReaders(app().context, [streamPlanReader]);
    const { host, stream } = await liveStream(app());
    const taken = await Promise.all(Array.from({ length: 4 }, () => takeSeat(app(), stream.id)));
    expect(problemOf(await seat(stream.id))).toBe('stream_full');
    await give(host, 'creator');
    await eventually(async () => {
      const shown = await app().send('GET', `/v1/streams/${stream.id}`);
      expect(shown.body).toMatchObject({ stream: { viewers: 4, viewer_limit: 2 } });
    });
    const [first] = taken;
    const url = `/v1/streams/${stream.id}/seats/${first?.seat.id}/release`;
    await app().send('POST', url, { body: { release_key: first?.seat.release_key } });
    expect(problemOf(await seat(stream.id))).toBe('stream_full');
    await give(host, 'pro');
    await eventually(async () => expect((await seat(stream.id)).status).toBe(201));
    await readers.stop();
  });
});
