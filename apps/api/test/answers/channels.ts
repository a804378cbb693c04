import { newId } from '../../src/ids.ts';
import { type Person, signUp } from '../people.ts';
import type { Answer, TestApp } from '../test-app.ts';
import { photo } from './profiles.ts';

/** The answers about channels. */
export function channelAnswers(app: () => TestApp): Record<string, () => Promise<Answer>> {
  type Method = 'PUT' | 'PATCH' | 'DELETE';

  async function to(
    method: Method,
    path: string,
    body?: object,
    by?: (host: Person) => Promise<Person> | Person,
  ): Promise<Answer> {
    const host = await signUp(app());
    const { browser } = (await by?.(host)) ?? host;
    return app().send(method, `/v1/channels/${host.channel.id}${path}`, { browser, ...(body && { body }) });
  }
  async function toNothing(method: Method, path: string, body?: object): Promise<Answer> {
    const { browser } = await signUp(app());
    const url = `/v1/channels/${newId('channel')}${path}`;
    return app().send(method, url, { browser, ...(body && { body }) });
  }
  const asOtherAccount = () => signUp(app());
  const sendTo = ({ browser }: Person, id: string, path: string, raw: Buffer) =>
    app().send('PUT', `/v1/channels/${id}${path}`, {
      browser,
      raw,
      headers: { 'content-type': 'image/jpeg' },
    });

  async function create(body: object): Promise<Answer> {
    const { browser } = await signUp(app());
    return app().send('POST', '/v1/channels', { browser, body: { name: 'Clay', ...body } });
  }

  /** The answers of the routes of one picture. */
  function pictureAnswers(which: 'Avatar' | 'Banner'): Record<string, () => Promise<Answer>> {
    const path = `/${which.toLowerCase()}`;
    return {
      async [`setChannel${which} 200`]() {
        const host = await signUp(app());
        return sendTo(host, host.channel.id, path, await photo());
      },
      async [`setChannel${which} not_found`]() {
        return sendTo(await signUp(app()), newId('channel'), path, await photo());
      },
      async [`setChannel${which} forbidden`]() {
        const [host, outsider] = [await signUp(app()), await signUp(app())];
        return sendTo(outsider, host.channel.id, path, await photo());
      },
      async [`setChannel${which} image_unreadable`]() {
        const host = await signUp(app());
        return sendTo(host, host.channel.id, path, Buffer.from('not a picture'));
      },
      async [`setChannel${which} payload_too_large`]() {
        const host = await signUp(app());
        return sendTo(host, host.channel.id, path, Buffer.alloc(6 * 1024 * 1024));
      },
      async [`setChannel${which} rate_limited`]() {
        const host = await signUp(app());
        for (let times = 0; times < 30; times += 1)
          await sendTo(host, host.channel.id, path, Buffer.from('x'));
        return sendTo(host, host.channel.id, path, await photo());
      },
      [`removeChannel${which} 200`]: () => to('DELETE', path),
      [`removeChannel${which} not_found`]: () => toNothing('DELETE', path),
      [`removeChannel${which} forbidden`]: () => to('DELETE', path, undefined, asOtherAccount),
    };
  }

  return {
    ...pictureAnswers('Avatar'),
    ...pictureAnswers('Banner'),
    async 'getChannel 200'() {
      const { channel } = await signUp(app());
      return app().send('GET', `/v1/channels/${channel.handle}`);
    },
    'getChannel not_found': () => app().send('GET', `/v1/channels/${newId('channel')}`),
    async 'listMyChannels 200'() {
      const { browser } = await signUp(app());
      return app().send('GET', '/v1/me/channels', { browser });
    },
    'createChannel 201': () => create({}),
    'createChannel handle_taken': () => create({ handle: 'admin' }),
    async 'createChannel plan_limit_reached'() {
      const { browser } = await signUp(app());
      const ask = () => app().send('POST', '/v1/channels', { browser, body: { name: 'Clay' } });
      for (let more = 1; more < 5; more += 1) await ask();
      return ask();
    },
    'updateChannel 200': () => to('PATCH', '', { name: 'Glaze' }),
    'updateChannel not_found': () => toNothing('PATCH', '', { name: 'Glaze' }),
    'updateChannel forbidden': () => to('PATCH', '', { name: 'Glaze' }, asOtherAccount),
    'updateChannel handle_taken': () => to('PATCH', '', { handle: 'admin' }),
    'deleteChannel 204': () => to('DELETE', ''),
    'deleteChannel not_found': () => toNothing('DELETE', ''),
    'deleteChannel forbidden': () => to('DELETE', '', undefined, asOtherAccount),
    'followChannel 204': () => to('PUT', '/follow', undefined, asOtherAccount),
    'followChannel not_found': () => toNothing('PUT', '/follow'),
    'unfollowChannel 204': () => to('DELETE', '/follow', undefined, asOtherAccount),
    'unfollowChannel not_found': () => toNothing('DELETE', '/follow'),
  };
}
