import { type Endpoint, allEndpoints } from '@footlight/contracts';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '../src/ids.ts';
import { type Person, liveStream, signUpAdmin } from './people.ts';
import { eachText, queryNames, sampleBodies } from './request-samples.ts';
import { type Answer, type SendOptions, problemOf, useApp } from './test-app.ts';

const app = useApp();
const megabyte = 'x'.repeat(1_000_000);

let admin: Person;
let streamId: string;
beforeAll(async () => {
  admin = await signUpAdmin(app());
  const { stream } = await liveStream(app());
  streamId = stream.id;
});

/** An address of an endpoint with things that are there, as far as one person can have them. */
function addressOf({ path }: Endpoint, changed: Record<string, string> = {}): string {
  const ids: Record<string, string> = {
    channel_id: admin.channel.id,
    stream_id: streamId,
    user_id: admin.id,
    image_id: newId('image'),
    ...changed,
  };
  return path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => ids[name] ?? newId('message'));
}

function send({ method }: Endpoint, url: string, options: SendOptions = {}): Promise<Answer> {
  return app().send(method, url, { browser: admin.browser, ...options });
}

/** Where the errors of an answer point, when it is one about the request's form. */
function pointers(answer: Answer): string[] {
  if (problemOf(answer) !== 'validation_failed') return [`${answer.status}`];
  return ((answer.body as { errors?: { pointer: string }[] }).errors ?? []).map(({ pointer }) => pointer);
}

const bodies = allEndpoints.filter(({ body }) => body !== undefined);
const queries = allEndpoints.filter(({ query }) => query !== undefined);
const addressed = allEndpoints.filter(({ params }) => params !== undefined);
const named = (list: readonly Endpoint[]) => list.map((endpoint) => [endpoint.id, endpoint] as const);

describe('text that no database keeps', () => {
  it.each(named(bodies))(
    'is an error of the request in every field of the body of %s',
    async (_id, endpoint) => {
      let tried = 0;
      for (const sample of sampleBodies(endpoint)) {
        for (const text of ['a\0b', 'half \ud83d', '\udc00 half']) {
          for (const { pointer, body } of eachText(sample, text)) {
            const answer = await send(endpoint, addressOf(endpoint), { body });
            expect(pointers(answer)).toEqual([`/body${pointer}`]);
            tried += 1;
          }
        }
      }
      // A body of switches alone has no text.
      if (endpoint.id !== 'updateNotificationSettings') expect(tried).toBeGreaterThan(0);
    },
  );

  it.each(named(queries))('is an error of the request in every parameter of %s', async (_id, endpoint) => {
    for (const name of queryNames(endpoint)) {
      const zero = await send(endpoint, `${addressOf(endpoint)}?${name}=a%00b`);
      expect(pointers(zero)).toEqual([`/query/${name}`]);
      const half = await send(endpoint, `${addressOf(endpoint)}?${name}=%ED%A0%BD`);
      expect(pointers(half)).toEqual(['/query']);
    }
  });

  it.each(named(addressed))('is an error of the request in the path of %s', async (_id, endpoint) => {
    for (const name of Object.keys(endpoint.params?.shape ?? {})) {
      const zero = await send(endpoint, addressOf(endpoint, { [name]: 'a%00b' }));
      expect(pointers(zero)).toEqual([`/path/${name}`]);
      const half = await send(endpoint, addressOf(endpoint, { [name]: '%ED%A0%BD' }));
      expect(problemOf(half)).toBe('not_found');
    }
  });

  it('is found however deep it stands, and in a field’s name', async () => {
    const deep = `${'['.repeat(20_000)}"\\u0000"${']'.repeat(20_000)}`;
    const headers = { 'content-type': 'application/json' };
    const nested = await app().send('POST', '/v1/guests', { raw: `{"display_name":${deep}}`, headers });
    expect(problemOf(nested)).toBe('validation_failed');
    const name = await app().send('POST', '/v1/guests', { body: { a: { 'b\0': 1 } } });
    expect(pointers(name)).toEqual(['/body/a']);
  });

  it('leaves text alone that only looks unusual', async () => {
    const body = { display_name: '😀 Łucja 한국어' };
    expect((await app().send('POST', '/v1/guests', { body })).status).toBe(201);
    expect((await app().send('GET', '/v1/streams?q=%F0%9F%98%80')).status).toBe(200);
  });
});

describe('a megabyte of text', () => {
  it.each(named(bodies))(
    'in a field of the body of %s is no trouble of the server',
    async (_id, endpoint) => {
      for (const sample of sampleBodies(endpoint)) {
        for (const { body } of eachText(sample, megabyte)) {
          const { status } = await send(endpoint, addressOf(endpoint), { body });
          // A pasted list of addresses may be as long.
          expect(endpoint.id === 'invitePeople' ? [200, 400, 403] : [400, 403, 413]).toContain(status);
        }
      }
    },
  );

  it.each(named(allEndpoints))('in the address of %s is no trouble of the server', async (_id, endpoint) => {
    for (const name of queryNames(endpoint)) {
      expect((await send(endpoint, `${addressOf(endpoint)}?${name}=${megabyte}`)).status).toBe(400);
    }
    for (const name of Object.keys(endpoint.params?.shape ?? {})) {
      const { status } = await send(endpoint, addressOf(endpoint, { [name]: megabyte }));
      expect([404, 414]).toContain(status);
    }
  });
});
