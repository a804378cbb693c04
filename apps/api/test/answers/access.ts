import { newId } from '../../src/ids.ts';
import { type Person, liveStream, newGuest, signUp } from '../people.ts';
import { Browser, type Answer, type TestApp } from '../test-app.ts';

/** The answers about who may watch what. */
export function accessAnswers(app: () => TestApp): Record<string, () => Promise<Answer>> {
  const forMembers = () => liveStream(app(), { visibility: 'members_only' });
  async function askAs(person: (host: Person) => Promise<Browser> | Browser): Promise<Answer> {
    const { host, stream } = await forMembers();
    const browser = await person(host);
    return app().send('GET', `/v1/streams/${stream.id}/access?as=guest`, { browser });
  }
  async function takeSeat(browser: Browser): Promise<Answer> {
    const { stream } = await forMembers();
    return app().send('POST', `/v1/streams/${stream.id}/seats`, { browser });
  }

  return {
    async 'getStreamEvents 200'() {
      // Server-sent events go on until the server stops; what was sent first is an answer.
      const { stream } = await liveStream(app());
      const gone = new AbortController();
      const url = `http://${await app().listen()}/v1/streams/${stream.id}/events`;
      const { status } = await fetch(url, { signal: gone.signal });
      gone.abort();
      return { status, body: {}, headers: {}, text: '', setCookies: [] };
    },
    'getStreamEvents not_found': () => app().send('GET', `/v1/streams/${newId('stream')}/events`),
    'getAccess not_found': () => app().send('GET', `/v1/streams/${newId('stream')}/access`),
    'getAccess 200': () => askAs((host) => host.browser),
    'getAccess forbidden': () => askAs(async () => (await newGuest(app())).browser),
    'takeSeat sign_in_required': () => takeSeat(new Browser()),
    'takeSeat membership_required': async () => takeSeat((await signUp(app())).browser),
  };
}
