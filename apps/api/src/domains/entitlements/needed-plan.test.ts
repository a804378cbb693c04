import type { PlanName } from '@footlight/plans';
import { describe, expect, it } from '@jest/globals';
import { addMember, invite, newAddress } from '../../../test/channel-people.ts';
import { type Person, expectStatus, liveStream, newStream, signUp } from '../../../test/people.ts';
import { type Answer, useApp } from '../../../test/test-app.ts';

/** Creator lacks what is asked for below; Pro has it, and as many channels and people as are counted here. */
const app = useApp({
  DEFAULT_PLAN: 'pro',
  PLANS:
    '{"creator":{"private":false,"chat":false,"staff":1},"pro":{"label":"Stage","channels":2,"staff":2}}',
});

async function give({ id }: Person, plan: PlanName): Promise<void> {
  const data = { plan, reason: 'Test', createdAt: new Date() };
  const { planOverride } = app().context.db;
  await planOverride.upsert({ where: { userId: id }, create: { userId: id, ...data }, update: data });
}

/** What an error says about the plan. */
const planOf = ({ body }: Answer) => [body.code, body.right, body.needed_plan, body.remedy];
const newChannel = ({ browser }: Person) =>
  app().send('POST', '/v1/channels', { browser, body: { name: 'Clay' } });
const makeStream = ({ browser, channel }: Person, body: object = {}) =>
  app().send('POST', `/v1/channels/${channel.id}/streams`, { browser, body: { title: 'Aria', ...body } });

describe('an error about a plan names the right, and the lowest plan that has it', () => {
  it('where there is none of it: hosting', async () => {
    const person = await signUp(app());
    const stream = await newStream(app(), person);
    await give(person, 'free');
    const lacksHosting = ['plan_required', 'host', 'creator', 'upgrade'];
    const made = await makeStream(person);
    expect(planOf(made)).toEqual(lacksHosting);
    expect(made.body.detail).toBe(
      'Streaming is not part of the plan of this channel’s owner. Creator has it.',
    );
    const start = `/v1/streams/${stream.id}/start`;
    expect(planOf(await app().send('POST', start, { browser: person.browser }))).toEqual(lacksHosting);
  });

  it('where a higher plan has it: private streams and a chat', async () => {
    const { host, stream } = await liveStream(app());
    await give(host, 'creator');
    const lacksPrivate = ['plan_required', 'private', 'pro', 'upgrade'];
    const made = await makeStream(host, { visibility: 'private' });
    expect(planOf(made)).toEqual(lacksPrivate);
    expect(made.body.detail).toContain('Stage has it.');
    const url = `/v1/streams/${stream.id}`;
    const changed = { browser: host.browser, body: { visibility: 'members_only' } };
    expect(planOf(await app().send('PATCH', url, changed))).toEqual(lacksPrivate);
    const message = { browser: host.browser, body: { body: 'Hello' } };
    expect(planOf(await app().send('POST', `${url}/messages`, message))).toEqual([
      'plan_required',
      'chat',
      'pro',
      'upgrade',
    ]);
  });

  it('where there are not enough: channels, and no plan where none has so many', async () => {
    const person = await signUp(app());
    await give(person, 'free');
    await app().send('DELETE', `/v1/channels/${person.channel.id}`, { browser: person.browser });
    expect(planOf(await newChannel(person))).toEqual([
      'plan_limit_reached',
      'channels',
      'creator',
      'upgrade',
    ]);
    await give(person, 'creator');
    expectStatus(await newChannel(person), 201);
    const second = await newChannel(person);
    expect(planOf(second)).toEqual(['plan_limit_reached', 'channels', 'pro', 'upgrade']);
    expect(second.body.detail).toBe('Your plan does not include another channel. Stage includes 2.');
    await give(person, 'pro');
    expectStatus(await newChannel(person), 201);
    expect(planOf(await newChannel(person))).toEqual([
      'plan_limit_reached',
      'channels',
      undefined,
      'ask_operator',
    ]);
  });

  it('where there are not enough: moderators and producers, as many as are asked for', async () => {
    const host = await signUp(app());
    await give(host, 'creator');
    const list = async (many: number) => {
      const addresses = Array.from({ length: many }, newAddress).join();
      return expectStatus<Record<string, unknown>>(await invite(app(), host, addresses, 'moderator'), 200);
    };
    expect(await list(3)).toMatchObject({ invited: 1, needed_plan: null });
    expect(await list(1)).toMatchObject({ invited: 0, needed_plan: 'pro' });
    expect(await list(2)).toMatchObject({ invited: 0, needed_plan: null });
    const member = await signUp(app());
    await addMember(app(), host, member, 'viewer');
    const url = `/v1/channels/${host.channel.id}/members/${member.id}`;
    const promoted = { browser: host.browser, body: { role: 'producer' } };
    expect(planOf(await app().send('PATCH', url, promoted))).toEqual([
      'plan_limit_reached',
      'staff',
      'pro',
      'upgrade',
    ]);
  });
});
