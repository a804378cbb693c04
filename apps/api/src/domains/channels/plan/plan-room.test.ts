import type { Member, OwnChannel } from '@footlight/contracts';
import { describe, expect, it } from '@jest/globals';
import { newMember, roleOf } from '../../../../test/channel-people.ts';
import { givePlan } from '../../../../test/plans.ts';
import { withReader } from '../../../../test/with-reader.ts';
import { eventually } from '../../../../test/eventually.ts';
import { type Person, expectStatus, liveStream, newStream, say, signUp } from '../../../../test/people.ts';
import { problemOf, useApp } from '../../../../test/test-app.ts';
import { applyPlansToChannels, channelPlanReader } from '../index.ts';

const app = useApp({ PLANS: '{"creator":{"channels":2,"staff":1}}' });

async function newChannel({ browser }: Person, name: string): Promise<string> {
  app().clock.advance(1_000);
  const made = await app().send('POST', '/v1/channels', { browser, body: { name } });
  return expectStatus<{ channel: { id: string } }>(made, 201).channel.id;
}

/** Which of somebody's channels are active, oldest first. */
async function activeOf({ browser }: Person): Promise<boolean[]> {
  const { data } = expectStatus<{ data: OwnChannel[] }>(
    await app().send('GET', '/v1/me/channels', { browser }),
    200,
  );
  return data.map(({ active }) => active);
}

/** Who of the people of somebody's channel is active. */
async function activeMembers({ browser, channel }: Person): Promise<string[]> {
  const answer = await app().send('GET', `/v1/channels/${channel.id}/members`, { browser });
  const { data } = expectStatus<{ data: Member[] }>(answer, 200);
  return data.filter(({ active }) => active).map(({ id }) => id);
}

const apply = () => applyPlansToChannels(app().context);

describe('channels over the plan', () => {
  it('the oldest stay active until the owner chooses, and all are active again with a larger plan', async () => {
    const host = await signUp(app());
    const second = await newChannel(host, 'Second');
    const third = await newChannel(host, 'Third');
    await withReader(app(), channelPlanReader, async () => {
      await givePlan(app(), host, 'creator');
      await eventually(async () => expect(await activeOf(host)).toEqual([true, true, false]));

      const choose = (channel_ids: string[]) =>
        app().send('PUT', '/v1/me/plan/channels', { browser: host.browser, body: { channel_ids } });
      const { data } = expectStatus<{ data: OwnChannel[] }>(await choose([third]), 200);
      // One place is left: the oldest has it.
      expect(data.map(({ active }) => active)).toEqual([true, false, true]);
      expectStatus(await choose([third, second, third]), 200);
      expect(await activeOf(host)).toEqual([false, true, true]);
      expect(problemOf(await choose([third, second, host.channel.id]))).toBe('plan_limit_reached');
      expect(await activeOf(host)).toEqual([false, true, true]);

      await givePlan(app(), host, 'pro');
      await eventually(async () => expect(await activeOf(host)).toEqual([true, true, true]));
    });
  });

  it('nothing new begins in one that is not active; what is there can be read, changed, canceled and deleted', async () => {
    const host = await signUp(app());
    const { browser, channel } = host;
    const stream = await newStream(app(), host);
    const other = await newStream(app(), host);
    await newChannel(host, 'Second');
    await newChannel(host, 'Third');
    const chosen = (
      await app().context.db.channel.findMany({ where: { ownerId: host.id, NOT: { id: channel.id } } })
    ).map(({ id }) => id);
    await givePlan(app(), host, 'creator');
    const body = { channel_ids: chosen };
    expectStatus(await app().send('PUT', '/v1/me/plan/channels', { browser, body }), 200);

    const send = (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', url: string, sent?: object) =>
      app().send(method, url, { browser, ...(sent && { body: sent }) });
    const made = await send('POST', `/v1/channels/${channel.id}/streams`, { title: 'Another' });
    expect(made).toMatchObject({ status: 403, body: { code: 'channel_inactive', remedy: 'upgrade' } });
    expect(problemOf(await send('POST', `/v1/streams/${stream.id}/start`))).toBe('channel_inactive');
    expect(problemOf(await send('POST', `/v1/channels/${channel.id}/stream-key`))).toBe('channel_inactive');

    expectStatus(await app().send('GET', `/v1/streams/${stream.id}`), 200);
    expectStatus(await send('PATCH', `/v1/channels/${channel.id}`, { description: 'Paused' }), 200);
    expectStatus(await send('POST', `/v1/streams/${other.id}/cancel`), 200);
    expectStatus(await send('DELETE', `/v1/streams/${stream.id}`), 204);
    const page = await send('GET', `/v1/channels/${channel.id}`);
    expect(page.body).toMatchObject({ channel: { active: false } });
    expect((await app().send('GET', `/v1/channels/${channel.id}`)).body).toMatchObject({
      channel: { active: null },
    });
  });

  it('a stream that is on air goes on, and its host may come back to it', async () => {
    const { host, stream } = await liveStream(app());
    await app().context.db.channel.update({ where: { id: host.channel.id }, data: { active: false } });
    const { browser } = host;
    expectStatus(await app().send('POST', `/v1/streams/${stream.id}/start`, { browser }), 200);
    expectStatus(await app().send('POST', `/v1/streams/${stream.id}/host-token`, { browser }), 200);
    expectStatus(await app().send('POST', `/v1/streams/${stream.id}/end`, { browser }), 200);
  });

  it('deleting one makes room for another', async () => {
    const host = await signUp(app());
    await newChannel(host, 'Second');
    await newChannel(host, 'Third');
    await givePlan(app(), host, 'creator');
    await apply();
    expect(await activeOf(host)).toEqual([true, true, false]);
    await withReader(app(), channelPlanReader, async () => {
      await app().send('DELETE', `/v1/channels/${host.channel.id}`, { browser: host.browser });
      await eventually(async () => expect(await activeOf(host)).toEqual([true, true]));
    });
  });
});

describe('staff over the plan', () => {
  it('who came first stays until the owner chooses; the others are there like viewers, at every door', async () => {
    const { host, stream } = await liveStream(app());
    const first = await newMember(app(), host, 'moderator');
    app().clock.advance(1_000);
    const second = await newMember(app(), host, 'producer');
    const viewer = await newMember(app(), host, 'viewer');
    await givePlan(app(), host, 'creator');
    await apply();
    expect((await activeMembers(host)).sort()).toEqual([first.id, viewer.id].sort());
    expect(await roleOf(app(), host, second)).toBe('viewer');
    const hostToken = `/v1/streams/${stream.id}/host-token`;
    expect(problemOf(await app().send('POST', hostToken, { browser: second.browser }))).toBe('forbidden');
    const mine = await app().send('GET', '/v1/me/channels', { browser: second.browser });
    expect(mine.body.data).toContainEqual(expect.objectContaining({ id: host.channel.id, role: 'viewer' }));
    const message = await say(app(), stream.id, host.browser, 'Hello');
    const remove = ({ browser }: Person) =>
      app().send('DELETE', `/v1/streams/${stream.id}/messages/${message.id}`, { browser });
    expect(problemOf(await remove(second))).toBe('forbidden');

    const choice = (user_ids: string[]) =>
      app().send('PUT', `/v1/channels/${host.channel.id}/active-staff`, {
        browser: host.browser,
        body: { user_ids },
      });
    expect(problemOf(await choice([first.id, second.id]))).toBe('plan_limit_reached');
    expectStatus(await choice([second.id, second.id]), 204);
    expect(await roleOf(app(), host, second)).toBe('producer');
    expect(await roleOf(app(), host, first)).toBe('viewer');
    expectStatus(await app().send('POST', hostToken, { browser: second.browser }), 200);
    expectStatus(await remove(second), 204);
  });

  it('a place that becomes free is the next one’s', async () => {
    const host = await signUp(app());
    const first = await newMember(app(), host, 'moderator');
    app().clock.advance(1_000);
    const second = await newMember(app(), host, 'producer');
    await givePlan(app(), host, 'creator');
    await apply();
    expect(await activeMembers(host)).toEqual([first.id]);
    const url = `/v1/channels/${host.channel.id}/members/${first.id}`;
    expectStatus(await app().send('PATCH', url, { browser: host.browser, body: { role: 'viewer' } }), 200);
    expect((await activeMembers(host)).sort()).toEqual([first.id, second.id].sort());
    expect(await roleOf(app(), host, second)).toBe('producer');
  });
});
