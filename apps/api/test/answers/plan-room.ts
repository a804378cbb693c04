import { addMember, invited, newAddress, newMember } from '../channel-people.ts';
import { makeFree } from '../plans.ts';
import { type Person, newStream, signUp } from '../people.ts';
import type { Answer, TestApp } from '../test-app.ts';
import { newStreamKey, offer } from '../whip.ts';

/** The answers about channels and staff for whom a plan has no room. */
export function planRoomAnswers(app: () => TestApp): Record<string, () => Promise<Answer>> {
  const deactivate = ({ channel }: Person) =>
    app().context.db.channel.update({ where: { id: channel.id }, data: { active: false } });
  const send = ({ browser }: Person, method: 'POST' | 'PUT', url: string, body?: object) =>
    app().send(method, url, { browser, ...(body && { body }) });
  /** With a stream of a channel that is not active any more. */
  async function withStream(path: string, body?: object): Promise<Answer> {
    const host = await signUp(app());
    const stream = await newStream(app(), host);
    await deactivate(host);
    return send(host, 'POST', `/v1/streams/${stream.id}/${path}`, body);
  }
  async function inChannel(path: string, body?: object): Promise<Answer> {
    const host = await signUp(app());
    await deactivate(host);
    return send(host, 'POST', `/v1/channels/${host.channel.id}/${path}`, body);
  }
  async function choose(
    pick: (host: Person) => Promise<string[]>,
    asker?: () => Promise<Person>,
  ): Promise<Answer> {
    const host = await signUp(app());
    const body = { user_ids: await pick(host) };
    return send((await asker?.()) ?? host, 'PUT', `/v1/channels/${host.channel.id}/active-staff`, body);
  }
  return {
    'createStream channel_inactive': () => inChannel('streams', { title: 'A big bowl' }),
    'duplicateStream channel_inactive': () => withStream('duplicate', {}),
    'startStream channel_inactive': () => withStream('start'),
    'invitePeople channel_inactive': () =>
      inChannel('invitations', { addresses: newAddress(), role: 'viewer' }),
    async 'resendInvitation channel_inactive'() {
      const host = await signUp(app());
      const { id } = await invited(app(), host, newAddress());
      await deactivate(host);
      return send(host, 'POST', `/v1/channels/${host.channel.id}/invitations/${id}/resend`);
    },
    'createStreamKey channel_inactive': () => inChannel('stream-key'),
    async 'startWhipSession channel_inactive'() {
      const host = await signUp(app());
      await newStream(app(), host, { start_on_encoder: true });
      const { key } = await newStreamKey(app(), host);
      await deactivate(host);
      return offer(app(), key);
    },
    async 'chooseChannels 200'() {
      const host = await signUp(app());
      return send(host, 'PUT', '/v1/me/plan/channels', { channel_ids: [host.channel.id] });
    },
    async 'chooseChannels not_found'() {
      const { channel } = await signUp(app());
      return send(await signUp(app()), 'PUT', '/v1/me/plan/channels', { channel_ids: [channel.id] });
    },
    async 'chooseChannels plan_limit_reached'() {
      const host = await signUp(app());
      await makeFree(app(), host);
      return send(host, 'PUT', '/v1/me/plan/channels', { channel_ids: [host.channel.id] });
    },
    'chooseStaff 204': () => choose(async (host) => [(await newMember(app(), host, 'moderator')).id]),
    'chooseStaff forbidden': () =>
      choose(
        () => Promise.resolve([]),
        () => signUp(app()),
      ),
    'chooseStaff not_found': () => choose(async (host) => [(await newMember(app(), host, 'viewer')).id]),
    'chooseStaff plan_limit_reached': () =>
      choose(async (host) => {
        const person = await signUp(app());
        await addMember(app(), host, person, 'producer');
        await makeFree(app(), host);
        return [person.id];
      }),
  };
}
