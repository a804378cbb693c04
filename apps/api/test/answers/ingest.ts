import { newId } from '../../src/ids.ts';
import { type Person, liveStream, newStream, signUp } from '../people.ts';
import { makeFree } from '../plans.ts';
import { type Answer, type TestApp, startApp, testSettings } from '../test-app.ts';
import { atSession, newStreamKey, offer, sdpFragment, sdpOffer, sessionPath } from '../whip.ts';

/** The answers about stream keys, and to encoders. */
export function ingestAnswers(app: () => TestApp): Record<string, () => Promise<Answer>> {
  type KeyMethod = 'GET' | 'POST' | 'DELETE';
  const key = (method: KeyMethod, { browser, channel }: Pick<Person, 'browser' | 'channel'>) =>
    app().send(method, `/v1/channels/${channel.id}/stream-key`, { browser });
  const own = async (method: KeyMethod) => key(method, await signUp(app()));
  async function elsewhere(method: KeyMethod, channelId?: string): Promise<Answer> {
    const { browser, channel } = await signUp(app());
    const other = channelId ?? (await signUp(app())).channel.id;
    return key(method, { browser, channel: { ...channel, id: other } });
  }
  const nowhere = (method: KeyMethod) => elsewhere(method, newId('channel'));

  async function encoder(): Promise<string> {
    const { host } = await liveStream(app());
    return (await newStreamKey(app(), host)).key;
  }
  async function refusedOffer(options: Parameters<typeof offer>[2] = {}): Promise<Answer> {
    return offer(app(), await encoder(), options);
  }
  async function repeated(times: number, ask: () => Promise<Answer>): Promise<Answer> {
    for (let time = 1; time < times; time += 1) await ask();
    return ask();
  }
  async function withoutMedia(work: (other: TestApp) => Promise<Answer>): Promise<Answer> {
    const settings = { ...testSettings(app().config.databaseUrl), LIVEKIT_URL: 'ws://127.0.0.1:9' };
    const other = await startApp(settings);
    try {
      return await work(other);
    } finally {
      await other.close();
    }
  }
  /** Does something with a session: its key, its path, its entity tag and its offer. */
  async function session(
    ask: (session: { key: string; path: string; tag: string; raw: string }) => Promise<Answer>,
  ): Promise<Answer> {
    const [secret, raw] = [await encoder(), sdpOffer()];
    const answer = await offer(app(), secret, { raw });
    return ask({ key: secret, path: sessionPath(answer), tag: String(answer.headers.etag), raw });
  }
  const patch = (
    at: { key: string; path: string },
    ifMatch: string | undefined,
    raw: string | Buffer,
    where = app(),
  ): Promise<Answer> =>
    atSession(where, 'PATCH', at.path, at.key, {
      raw,
      headers: {
        'content-type': 'application/trickle-ice-sdpfrag',
        ...(ifMatch !== undefined && { 'if-match': ifMatch }),
      },
    });
  /** Does something with the encoders of a stream to which one of its host is connected. */
  async function encoders(
    method: 'GET' | 'DELETE',
    ask: (at: { host: Person; url: string }) => Promise<Answer> = ({ host, url }) =>
      app().send(method, url, { browser: host.browser }),
  ): Promise<Answer> {
    const { host, stream } = await liveStream(app());
    const { key: secret, stream_key: made } = await newStreamKey(app(), host);
    await offer(app(), secret);
    const url = `/v1/streams/${stream.id}/encoders${method === 'DELETE' ? `/${made.id}` : ''}`;
    return ask({ host, url });
  }
  const gone = () => `/whip/${newId('whipSession')}`;

  return {
    'getStreamKey 200': () => own('GET'),
    'getStreamKey forbidden': () => elsewhere('GET'),
    'getStreamKey not_found': () => nowhere('GET'),
    'createStreamKey 201': () => own('POST'),
    'createStreamKey forbidden': () => elsewhere('POST'),
    'createStreamKey not_found': () => nowhere('POST'),
    async 'createStreamKey rate_limited'() {
      const host = await signUp(app());
      return repeated(21, () => key('POST', host));
    },
    'deleteStreamKey 204': () => own('DELETE'),
    'deleteStreamKey forbidden': () => elsewhere('DELETE'),
    'deleteStreamKey not_found': () => nowhere('DELETE'),
    'listEncoders 200': () => encoders('GET'),
    'listEncoders forbidden': () =>
      encoders('GET', async ({ url }) => app().send('GET', url, await signUp(app()))),
    'listEncoders not_found': async () =>
      app().send('GET', `/v1/streams/${newId('stream')}/encoders`, await signUp(app())),
    'disconnectEncoder 204': () => encoders('DELETE'),
    'disconnectEncoder forbidden': () =>
      encoders('DELETE', async ({ url }) => app().send('DELETE', url, await signUp(app()))),
    'disconnectEncoder not_found': () =>
      encoders('GET', ({ host, url }) => app().send('DELETE', `${url}/${newId('streamKey')}`, host)),
    'disconnectEncoder media_unavailable': () =>
      encoders('DELETE', ({ host, url }) =>
        withoutMedia((other) => other.send('DELETE', url, { browser: host.browser })),
      ),
    'getWhipEndpoint 204': () => app().send('GET', '/whip'),
    'getWhipSession 204': () => session(({ path }) => app().send('GET', path)),
    'getWhipSession not_found': () => app().send('GET', gone()),
    'startWhipSession 201': () => refusedOffer(),
    'startWhipSession stream_key_invalid': () => offer(app(), 'flsk_guess'),
    'startWhipSession malformed_body': () => refusedOffer({ raw: 'hello' }),
    'startWhipSession payload_too_large': () => refusedOffer({ raw: Buffer.alloc(70_000, 'v') }),
    async 'startWhipSession stream_not_live'() {
      const { key: secret } = await newStreamKey(app(), await signUp(app()));
      return offer(app(), secret);
    },
    async 'startWhipSession plan_required'() {
      const host = await signUp(app());
      await newStream(app(), host, { start_on_encoder: true });
      await makeFree(app(), host);
      return offer(app(), (await newStreamKey(app(), host)).key);
    },
    async 'startWhipSession rate_limited'() {
      const secret = await encoder();
      return repeated(31, () => offer(app(), secret, { raw: 'hello' }));
    },
    'startWhipSession media_unavailable': async () => {
      const secret = await encoder();
      return withoutMedia((other) => offer(other, secret));
    },
    'updateWhipSession 200': () => session((at) => patch(at, '*', sdpFragment('a=ice-ufrag:0a0b0c0d'))),
    'updateWhipSession 204': () => session((at) => patch(at, at.tag, sdpFragment(at.raw))),
    'updateWhipSession stream_key_invalid': () => patch({ key: 'flsk_guess', path: gone() }, '*', 'a'),
    'updateWhipSession not_found': async () => patch({ key: await encoder(), path: gone() }, '*', 'a'),
    'updateWhipSession malformed_body': () => session((at) => patch(at, at.tag, 'hello')),
    'updateWhipSession payload_too_large': () =>
      session((at) => patch(at, at.tag, Buffer.alloc(70_000, 'a'))),
    'updateWhipSession precondition_required': () =>
      session((at) => patch(at, undefined, sdpFragment(at.raw))),
    'updateWhipSession precondition_failed': () => session((at) => patch(at, '"no"', sdpFragment(at.raw))),
    'updateWhipSession media_unavailable': () =>
      session((at) => withoutMedia((other) => patch(at, at.tag, sdpFragment(at.raw), other))),
    'endWhipSession 200': () => session(({ key: secret, path }) => atSession(app(), 'DELETE', path, secret)),
    'endWhipSession stream_key_invalid': () => atSession(app(), 'DELETE', gone(), 'flsk_guess'),
    'endWhipSession not_found': async () => atSession(app(), 'DELETE', gone(), await encoder()),
    'endWhipSession media_unavailable': () =>
      session(({ key: secret, path }) => withoutMedia((other) => atSession(other, 'DELETE', path, secret))),
  };
}
