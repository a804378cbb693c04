import { randomUUID } from 'node:crypto';
import type { Channel, ChatMessage, Guest, SignedIn, Stream } from '@footlight/contracts';
import { linkUrl } from '../src/domains/identity/index.ts';
import { type Answer, Browser, type TestApp } from './test-app.ts';

/** Takes the body of an answer that must have this status. */
export function expectStatus<T>(answer: Answer, status: number): T {
  if (answer.status !== status) {
    throw new Error(`Expected ${status}, got ${answer.status}: ${JSON.stringify(answer.body)}`);
  }
  return answer.body as T;
}

/** Someone with an account, signed in. */
export interface Person {
  browser: Browser;
  id: string;
  email: string;
  password: string;
  channel: Channel;
}

export const goodPassword = 'three words in a row';

/** Signs somebody up; every account has a channel. */
export async function signUp(app: TestApp, displayName = 'Łucja'): Promise<Person> {
  const browser = new Browser();
  const email = `${randomUUID()}@example.org`;
  const body = { email, password: goodPassword, display_name: displayName };
  const answer = await app.send('POST', '/v1/auth/register', { browser, body });
  const { user, access_token } = expectStatus<SignedIn>(answer, 201);
  browser.token = access_token;
  const channels = await app.send('GET', '/v1/me/channels', { browser });
  const [channel] = expectStatus<{ data: [Channel] }>(channels, 200).data;
  return { browser, id: user.id, email, password: goodPassword, channel };
}

/** The same person with a new token: access tokens end long before what is kept for days is purged. */
export async function signInAgain(app: TestApp, person: Person): Promise<Person> {
  const browser = new Browser();
  const body = { email: person.email, password: person.password };
  const answer = await app.send('POST', '/v1/auth/login', { browser, body });
  browser.token = expectStatus<{ access_token: string }>(answer, 200).access_token;
  return { ...person, browser };
}

/** Signs somebody up who runs the server. */
export async function signUpAdmin(app: TestApp): Promise<Person> {
  const person = await signUp(app, 'Ada');
  await app.context.db.user.update({ where: { id: person.id }, data: { role: 'admin' } });
  return person;
}

/** The token of the newest link of one purpose that was made for an address, as its mail carries it. */
export async function linkToken(
  app: TestApp,
  purpose: 'verify_email' | 'change_email' | 'reset_password',
  email: string,
): Promise<string> {
  const { id } = await app.context.db.emailLink.findFirstOrThrow({
    where: { purpose, email },
    orderBy: { id: 'desc' },
  });
  return tokenIn((await linkUrl(app.context, id)) ?? '');
}

/** The token of the first link in a text. */
export function tokenIn(text: string): string {
  return /#token=(\S+)/.exec(text)?.[1] ?? '';
}

/** A browser without an account, as a guest with a name. */
export async function newGuest(
  app: TestApp,
  displayName?: string,
): Promise<{ browser: Browser; id: string }> {
  const browser = new Browser();
  const body = displayName === undefined ? {} : { display_name: displayName };
  const answer = await app.send('POST', '/v1/guests', { browser, body });
  return { browser, id: expectStatus<{ guest: Guest }>(answer, 201).guest.id };
}

/** A stream of somebody's channel that is not started. */
export async function newStream(
  app: TestApp,
  host: Person,
  body: Record<string, unknown> = {},
): Promise<Stream> {
  const url = `/v1/channels/${host.channel.id}/streams`;
  const answer = await app.send('POST', url, {
    browser: host.browser,
    body: { title: 'A big bowl', ...body },
  });
  return expectStatus<{ stream: Stream }>(answer, 201).stream;
}

/** A stream that is live, and its host. */
export async function liveStream(
  app: TestApp,
  body: Record<string, unknown> = {},
): Promise<{ host: Person; stream: Stream }> {
  const host = await signUp(app);
  const { id } = await newStream(app, host, body);
  const answer = await app.send('POST', `/v1/streams/${id}/start`, { browser: host.browser });
  return { host, stream: expectStatus<{ stream: Stream }>(answer, 200).stream };
}

/** Ends a stream. */
export async function endStream(app: TestApp, host: Person, stream: Stream): Promise<void> {
  expectStatus(await app.send('POST', `/v1/streams/${stream.id}/end`, { browser: host.browser }), 200);
}

/** What taking a seat answers. */
export interface SeatAnswer {
  seat: { id: string; lease_expires_at: string; release_key: string };
  viewer: { kind: string; id: string; display_name: string | null };
  url: string;
  token: string;
  expires_at: string;
}

/** Takes a seat for a browser. */
export async function takeSeat(app: TestApp, streamId: string, browser = new Browser()): Promise<SeatAnswer> {
  return expectStatus(await app.send('POST', `/v1/streams/${streamId}/seats`, { browser }), 201);
}

/** Says something in a stream's chat. */
export async function say(
  app: TestApp,
  streamId: string,
  browser: Browser,
  body: string,
): Promise<ChatMessage> {
  const answer = await app.send('POST', `/v1/streams/${streamId}/messages`, { browser, body: { body } });
  return expectStatus<{ message: ChatMessage }>(answer, 201).message;
}
