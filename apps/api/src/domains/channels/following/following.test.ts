import { describe, expect, it } from '@jest/globals';
import type { ChannelPage } from '@footlight/contracts';
import { expectStatus, signUp } from '../../../../test/people.ts';
import { type Browser, problemOf, useApp } from '../../../../test/test-app.ts';
import { newId } from '../../../ids.ts';

const app = useApp();

const follow = (id: string, browser: Browser) => app().send('PUT', `/v1/channels/${id}/follow`, { browser });
const unfollow = (id: string, browser: Browser) =>
  app().send('DELETE', `/v1/channels/${id}/follow`, { browser });

async function follows(id: string, browser: Browser): Promise<boolean> {
  const answer = await app().send('GET', `/v1/channels/${id}`, { browser });
  return expectStatus<{ channel: ChannelPage }>(answer, 200).channel.you.follows;
}

describe('following a channel', () => {
  it('is seen by who follows, and by nobody else', async () => {
    const [host, fan] = [await signUp(app()), await signUp(app())];
    expect(await follows(host.channel.id, fan.browser)).toBe(false);
    expectStatus(await follow(host.channel.id, fan.browser), 204);
    expect(await follows(host.channel.id, fan.browser)).toBe(true);
    expect(await follows(host.channel.id, host.browser)).toBe(false);
  });

  it('twice, and at once, changes nothing', async () => {
    const [{ channel }, fan] = [await signUp(app()), await signUp(app())];
    const answers = await Promise.all(Array.from({ length: 5 }, () => follow(channel.id, fan.browser)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([204]));
    expect(await app().context.db.follow.count({ where: { channelId: channel.id } })).toBe(1);
  });

  it('ends, also when there was none', async () => {
    const [{ channel }, fan] = [await signUp(app()), await signUp(app())];
    await follow(channel.id, fan.browser);
    expectStatus(await unfollow(channel.id, fan.browser), 204);
    expectStatus(await unfollow(channel.id, fan.browser), 204);
    expect(await follows(channel.id, fan.browser)).toBe(false);
  });

  it('is not possible where there is no channel', async () => {
    const { browser } = await signUp(app());
    expect(problemOf(await follow(newId('channel'), browser))).toBe('not_found');
    expect(problemOf(await unfollow(newId('channel'), browser))).toBe('not_found');
  });
});
