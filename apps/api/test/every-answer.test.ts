import {
  type Endpoint,
  type ErrorCode,
  allEndpoints,
  errorsOf,
  meaningOf,
  readsBody,
} from '@footlight/contracts';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '../src/ids.ts';
import { accessAnswers } from './answers/access.ts';
import { adminAnswers } from './answers/admin.ts';
import { billingAnswers } from './answers/billing.ts';
import { channelAnswers } from './answers/channels.ts';
import { chatAnswers } from './answers/chat.ts';
import { ingestAnswers } from './answers/ingest.ts';
import { noticeAnswers } from './answers/notifications.ts';
import { peopleAnswers } from './answers/people.ts';
import { planAnswers } from './answers/plans.ts';
import { planRoomAnswers } from './answers/plan-room.ts';
import { privacyAnswers } from './answers/privacy.ts';
import { profileAnswers } from './answers/profiles.ts';
import { queueAnswers } from './answers/queue.ts';
import { reportAnswers } from './answers/reports.ts';
import { streamAnswers } from './answers/streams.ts';
import { accessClaims, forgeJwt } from './forge.ts';
import {
  endStream,
  goodPassword,
  linkToken,
  liveStream,
  newGuest,
  newStream,
  say,
  signUp,
  signUpAdmin,
  takeSeat,
} from './people.ts';
import { sendResetLink } from '../src/domains/identity/index.ts';
import {
  type Answer,
  Browser,
  type SendOptions,
  type TestApp,
  problemOf,
  startApp,
  testSettings,
  useApp,
} from './test-app.ts';

/**
 * Every route answers everything that its contract declares: each success status and each error is provoked once. What
 * follows from the form of a route is made from the contract; the rest stands in `cases`.
 */

const app = useApp({ PLANS: '{"pro":{"viewers":1}}' });

/** An address of an endpoint in which no id means anything. */
function emptyAddress(endpoint: Endpoint): string {
  const kinds = {
    channel_id: 'channel',
    invitation_id: 'invitation',
    stream_id: 'stream',
    seat_id: 'seat',
    ticket_id: 'queueEntry',
    message_id: 'message',
    invitee_id: 'invitee',
    encoder_id: 'streamKey',
    session_id: endpoint.path.startsWith('/whip') ? 'whipSession' : 'session',
    image_id: 'image',
    user_id: 'user',
  } as const;
  return endpoint.path.replaceAll(/\{(\w+)\}/g, (_whole, name: keyof typeof kinds) => newId(kinds[name]));
}

function send(endpoint: Endpoint, options: SendOptions = {}): Promise<Answer> {
  return app().send(endpoint.method, emptyAddress(endpoint), options);
}

/** Errors that follow from the form of a route, and how each is provoked. */
const fromForm: Partial<Record<ErrorCode, (endpoint: Endpoint, signedIn: Browser) => Promise<Answer>>> = {
  sign_in_required: (endpoint) => send(endpoint),
  token_invalid: (endpoint) => send(endpoint, { headers: { authorization: 'Bearer nobody.made.this' } }),
  token_expired(endpoint) {
    const past = Math.floor(Date.now() / 1000) - 60;
    const token = forgeJwt(accessClaims({ exp: past }), app().config.keys.access);
    return send(endpoint, { headers: { authorization: `Bearer ${token}` } });
  },
  async session_ended(endpoint) {
    const { browser } = await signUp(app());
    const kept = browser.copy();
    await app().send('POST', '/v1/auth/logout', { browser });
    kept.cookies.clear();
    return send(endpoint, { browser: kept });
  },
  async account_suspended(endpoint) {
    const { browser, id } = await signUp(app());
    await suspend(id);
    return send(endpoint, { browser });
  },
  malformed_body: (endpoint, browser) =>
    send(endpoint, { browser, raw: '{"title": ', headers: { 'content-type': 'application/json' } }),
  payload_too_large: (endpoint, browser) =>
    send(endpoint, { browser, body: { text: 'x'.repeat((endpoint.bodyLimit ?? 65_000) + 5_000) } }),
  unsupported_media_type: (endpoint, browser) =>
    send(endpoint, { browser, raw: '<a/>', headers: { 'content-type': 'application/xml' } }),
  validation_failed(endpoint, browser) {
    if (readsBody(endpoint)) return send(endpoint, { browser, body: { unheard_of: true } });
    const query = endpoint.query ? 'limit=none' : 'text=%00';
    return app().send(endpoint.method, `${emptyAddress(endpoint)}?${query}`, { browser });
  },
};

/** Suspends somebody without ending their sessions, which the answer at sign-in is about. */
async function suspend(id: string): Promise<void> {
  const data = { suspendedAt: new Date(), suspensionReason: 'Spam' };
  await app().context.db.user.update({ where: { id }, data });
}

/** Takes somebody's address and password away, as an account from outside can be without. */
async function withoutAddress(): Promise<Browser> {
  const { browser, id } = await signUp(app());
  const data = { email: null, emailVerifiedAt: null, passwordHash: null };
  await app().context.db.user.update({ where: { id }, data });
  return browser;
}

/** A second app on the same database with other settings. */
async function withSettings<T>(
  settings: Record<string, string>,
  work: (app: TestApp) => Promise<T>,
): Promise<T> {
  const other = await startApp({ ...testSettings(app().config.databaseUrl), ...settings });
  try {
    return await work(other);
  } finally {
    await other.close();
  }
}

/** One whose media server does not answer. */
const withoutMedia = <T>(work: (app: TestApp) => Promise<T>) =>
  withSettings({ LIVEKIT_URL: 'ws://127.0.0.1:9' }, work);

/** Asks one after the other until the limit refuses, or the last time. */
async function untilLimited(ask: () => Promise<Answer>): Promise<Answer> {
  for (let times = 1; times < 60; times += 1) {
    const answer = await ask();
    if (answer.status === 429) return answer;
  }
  return ask();
}

/** Asks twice from an address of its own, where one new person an hour is the most. */
function secondFrom(address: string, ask: (app: TestApp, options: SendOptions) => Promise<Answer>) {
  return withSettings({ RATE_LIMIT_ADDRESS: '1', TRUST_PROXY: '127.0.0.1' }, async (other) => {
    const headers = { 'x-forwarded-for': address };
    await ask(other, { headers });
    return ask(other, { headers });
  });
}

/** A person's request eleven minutes after signing in. */
async function notFresh(method: 'PUT' | 'DELETE', url: string, body: unknown): Promise<Answer> {
  const { browser } = await signUp(app());
  return muchLater((other) => other.send(method, url, { browser, body }));
}

/** Does something eleven minutes from now. */
function muchLater(work: (app: TestApp) => Promise<Answer>): Promise<Answer> {
  return withSettings({}, (other) => {
    other.clock.advance(other.config.recentMs + 60_000);
    return work(other);
  });
}

const register = (email: string) => ({ email, password: 'long enough to pass', display_name: 'Þórhallur' });

/** Everything else, by endpoint and answer. */
const cases: Record<string, () => Promise<Answer>> = {
  ...accessAnswers(app),
  async 'getStreamEvents rate_limited'() {
    const { stream } = await liveStream(app());
    const url = `/v1/streams/${stream.id}/events`;
    return withSettings({ RATE_LIMIT_ADDRESS: '1' }, async (other) => {
      const gone = new AbortController();
      await fetch(`http://${await other.listen()}${url}`, { signal: gone.signal });
      const answer = await other.send('GET', url);
      gone.abort();
      return answer;
    });
  },
  ...adminAnswers(app),
  ...channelAnswers(app),
  ...chatAnswers(app),
  ...ingestAnswers(app),
  ...noticeAnswers(app),
  ...peopleAnswers(app),
  ...planAnswers(app),
  ...billingAnswers(app),
  ...planRoomAnswers(app),
  ...privacyAnswers(app),
  ...profileAnswers(app),
  ...streamAnswers(app),
  ...queueAnswers(app),
  ...reportAnswers(app),
  'deleteMe recent_sign_in_required': () => notFresh('DELETE', '/v1/me', {}),
  'register 201': () => app().send('POST', '/v1/auth/register', { body: register('new@example.org') }),
  async 'register email_taken'() {
    const { email } = await signUp(app());
    return app().send('POST', '/v1/auth/register', { body: register(email.toUpperCase()) });
  },
  async 'login 200'() {
    const { email, password } = await signUp(app());
    return app().send('POST', '/v1/auth/login', { body: { email, password } });
  },
  async 'login invalid_credentials'() {
    const { email } = await signUp(app());
    return app().send('POST', '/v1/auth/login', { body: { email, password: 'not this one' } });
  },
  async 'login account_suspended'() {
    const { id, email, password } = await signUp(app());
    await suspend(id);
    return app().send('POST', '/v1/auth/login', { body: { email, password } });
  },
  async 'refresh account_suspended'() {
    const { browser, id } = await signUp(app());
    await suspend(id);
    return app().send('POST', '/v1/auth/refresh', { browser });
  },
  async 'refresh 200'() {
    const { browser } = await signUp(app());
    browser.token = undefined;
    return app().send('POST', '/v1/auth/refresh', { browser });
  },
  'register rate_limited': () =>
    secondFrom('203.0.113.1', (other, options) =>
      other.send('POST', '/v1/auth/register', { ...options, body: register(`${newId('user')}@example.org`) }),
    ),
  async 'login rate_limited'() {
    const { email } = await signUp(app());
    return untilLimited(() => app().send('POST', '/v1/auth/login', { body: { email, password: 'wrong' } }));
  },
  async 'logoutAll 204'() {
    const { browser } = await signUp(app());
    return app().send('POST', '/v1/auth/logout-all', { browser });
  },
  'logoutAll sign_in_required': () => app().send('POST', '/v1/auth/logout-all'),
  async 'logoutAll session_ended'() {
    const { browser } = await signUp(app());
    const kept = browser.copy();
    await app().send('POST', '/v1/auth/logout', { browser });
    return app().send('POST', '/v1/auth/logout-all', { browser: kept });
  },
  async 'listSessions 200'() {
    const { browser } = await signUp(app());
    return app().send('GET', '/v1/me/sessions', { browser });
  },
  async 'endOwnSession 204'() {
    const { browser, id: userId } = await signUp(app());
    const { id } = await app().context.db.session.findFirstOrThrow({ where: { userId } });
    return app().send('DELETE', `/v1/me/sessions/${id}`, { browser });
  },
  async 'endOwnSession not_found'() {
    const { browser } = await signUp(app());
    return app().send('DELETE', `/v1/me/sessions/${newId('session')}`, { browser });
  },
  async 'verifyEmail 204'() {
    const { email } = await signUp(app());
    const token = await linkToken(app(), 'verify_email', email);
    return app().send('POST', '/v1/auth/verify-email', { body: { token } });
  },
  'verifyEmail link_invalid': () =>
    app().send('POST', '/v1/auth/verify-email', { body: { token: 'nobody.made.this' } }),
  async 'verifyEmail email_taken'() {
    const { browser } = await signUp(app());
    const email = `${newId('user').toLowerCase()}@example.org`;
    await app().send('PUT', '/v1/me/email', { browser, body: { email } });
    const token = await linkToken(app(), 'change_email', email);
    await app().send('POST', '/v1/auth/register', { body: register(email) });
    return app().send('POST', '/v1/auth/verify-email', { body: { token } });
  },
  'verifyEmail rate_limited': () =>
    withSettings({ TRUST_PROXY: '127.0.0.1' }, (other) =>
      untilLimited(() =>
        other.send('POST', '/v1/auth/verify-email', {
          headers: { 'x-forwarded-for': '203.0.113.2' },
          body: { token: 'guess' },
        }),
      ),
    ),
  async 'sendVerification 204'() {
    const { browser } = await signUp(app());
    return app().send('POST', '/v1/me/email-verification', { browser });
  },
  'sendVerification email_required': async () =>
    app().send('POST', '/v1/me/email-verification', { browser: await withoutAddress() }),
  async 'changePassword email_required'() {
    const body = { new_password: 'four words in a row' };
    return app().send('PUT', '/v1/me/password', { browser: await withoutAddress(), body });
  },
  async 'changePassword recent_sign_in_required'() {
    const { browser, id } = await signUp(app());
    await app().context.db.user.update({ where: { id }, data: { passwordHash: null } });
    const body = { new_password: 'four words in a row' };
    return muchLater((other) => other.send('PUT', '/v1/me/password', { browser, body }));
  },
  async 'sendVerification rate_limited'() {
    const { browser } = await signUp(app());
    return untilLimited(() => app().send('POST', '/v1/me/email-verification', { browser }));
  },
  'forgotPassword 204': () =>
    app().send('POST', '/v1/auth/forgot-password', { body: { email: 'nobody@example.org' } }),
  'forgotPassword rate_limited': () =>
    untilLimited(() =>
      app().send('POST', '/v1/auth/forgot-password', { body: { email: 'often@example.org' } }),
    ),
  async 'resetPassword 204'() {
    const { email } = await signUp(app());
    await sendResetLink(app().context, email);
    const token = await linkToken(app(), 'reset_password', email);
    const body = { token, password: 'four words in a row' };
    return app().send('POST', '/v1/auth/reset-password', { body });
  },
  'resetPassword link_invalid': () =>
    app().send('POST', '/v1/auth/reset-password', {
      body: { token: 'nobody.made.this', password: goodPassword },
    }),
  'resetPassword rate_limited': () =>
    withSettings({ TRUST_PROXY: '127.0.0.1' }, (other) =>
      untilLimited(() =>
        other.send('POST', '/v1/auth/reset-password', {
          headers: { 'x-forwarded-for': '203.0.113.3' },
          body: { token: 'guess', password: goodPassword },
        }),
      ),
    ),
  async 'changePassword 200'() {
    const { browser, password } = await signUp(app());
    const body = { current_password: password, new_password: 'four words in a row' };
    return app().send('PUT', '/v1/me/password', { browser, body });
  },
  async 'changePassword password_wrong'() {
    const { browser } = await signUp(app());
    const body = { current_password: 'wrong', new_password: 'four words in a row' };
    return app().send('PUT', '/v1/me/password', { browser, body });
  },
  async 'changePassword rate_limited'() {
    const { browser } = await signUp(app());
    const body = { current_password: 'wrong', new_password: 'four words in a row' };
    return untilLimited(() => app().send('PUT', '/v1/me/password', { browser, body }));
  },
  async 'changeEmail 204'() {
    const { browser } = await signUp(app());
    return app().send('PUT', '/v1/me/email', { browser, body: { email: 'elsewhere@example.org' } });
  },
  async 'changeEmail email_taken'() {
    const [{ browser }, { email }] = [await signUp(app()), await signUp(app())];
    return app().send('PUT', '/v1/me/email', { browser, body: { email } });
  },
  async 'changeEmail password_wrong'() {
    const { browser } = await signUp(app());
    const body = { email: 'elsewhere@example.org', password: 'wrong' };
    return app().send('PUT', '/v1/me/email', { browser, body });
  },
  'changeEmail recent_sign_in_required': () =>
    notFresh('PUT', '/v1/me/email', { email: 'elsewhere@example.org' }),
  async 'changeEmail rate_limited'() {
    const { browser } = await signUp(app());
    const body = { email: 'elsewhere@example.org' };
    return untilLimited(() => app().send('PUT', '/v1/me/email', { browser, body }));
  },
  'listOutbox 200': () => app().send('GET', '/v1/outbox'),
  'listOutbox not_found': () =>
    withSettings({ SMTP_URL: 'smtp://127.0.0.1:9' }, (other) => other.send('GET', '/v1/outbox')),
  'refresh sign_in_required': () => app().send('POST', '/v1/auth/refresh'),
  async 'refresh session_ended'() {
    const { browser } = await signUp(app());
    const kept = browser.copy();
    await app().send('POST', '/v1/auth/logout', { browser });
    return app().send('POST', '/v1/auth/refresh', { browser: kept });
  },
  'logout 204': () => app().send('POST', '/v1/auth/logout'),
  async 'getMe 200'() {
    const { browser } = await signUp(app());
    return app().send('GET', '/v1/me', { browser });
  },
  'createGuest 201': () => app().send('POST', '/v1/guests', { body: {} }),
  async 'createGuest 200'() {
    const { browser } = await newGuest(app());
    return app().send('POST', '/v1/guests', { browser, body: {} });
  },
  async 'renameGuest 200'() {
    const { browser } = await newGuest(app());
    return app().send('PATCH', '/v1/guests', { browser, body: { display_name: 'Ola' } });
  },
  'createGuest rate_limited': () =>
    secondFrom('203.0.113.4', (other, options) => other.send('POST', '/v1/guests', { ...options, body: {} })),
  async 'renameGuest rate_limited'() {
    const { browser } = await newGuest(app());
    return secondFrom('203.0.113.5', (other, options) =>
      other.send('PATCH', '/v1/guests', { ...options, browser, body: { display_name: 'Ola' } }),
    );
  },
  'renameGuest not_found': () => app().send('PATCH', '/v1/guests', { body: { display_name: 'Ola' } }),
  'listStreams 200': () => app().send('GET', '/v1/streams'),
  async 'createStream 201'() {
    const { browser, channel } = await signUp(app());
    return app().send('POST', `/v1/channels/${channel.id}/streams`, { browser, body: { title: 'A bowl' } });
  },
  async 'createStream not_found'() {
    const { browser } = await signUp(app());
    return app().send('POST', `/v1/channels/${newId('channel')}/streams`, {
      browser,
      body: { title: 'A bowl' },
    });
  },
  async 'createStream forbidden'() {
    const [owner, other] = [await signUp(app()), await signUp(app())];
    const options = { browser: other.browser, body: { title: 'A bowl' } };
    return app().send('POST', `/v1/channels/${owner.channel.id}/streams`, options);
  },
  async 'getStream 200'() {
    const { stream } = await liveStream(app());
    return app().send('GET', `/v1/streams/${stream.id}`);
  },
  'getStream not_found': () => app().send('GET', `/v1/streams/${newId('stream')}`),
  async 'updateStream 200'() {
    const { host, stream } = await liveStream(app());
    return app().send('PATCH', `/v1/streams/${stream.id}`, {
      browser: host.browser,
      body: { title: 'A jug' },
    });
  },
  async 'updateStream not_found'() {
    const { browser } = await signUp(app());
    return app().send('PATCH', `/v1/streams/${newId('stream')}`, { browser, body: { title: 'A jug' } });
  },
  'updateStream forbidden': () => asOtherAccount('PATCH', '', { title: 'A jug' }),
  async 'startStream 200'() {
    const host = await signUp(app());
    const stream = await newStream(app(), host);
    return app().send('POST', `/v1/streams/${stream.id}/start`, { browser: host.browser });
  },
  'startStream not_found': () => asHostOfNothing('/start'),
  'startStream forbidden': () => asOtherAccount('POST', '/start'),
  async 'startStream invalid_state'() {
    const { host, stream } = await liveStream(app());
    await endStream(app(), host, stream);
    return app().send('POST', `/v1/streams/${stream.id}/start`, { browser: host.browser });
  },
  async 'startStream channel_already_live'() {
    const { host } = await liveStream(app());
    const second = await newStream(app(), host);
    return app().send('POST', `/v1/streams/${second.id}/start`, { browser: host.browser });
  },
  async 'startStream media_unavailable'() {
    const host = await signUp(app());
    const { id } = await newStream(app(), host);
    return withoutMedia((other) => other.send('POST', `/v1/streams/${id}/start`, { browser: host.browser }));
  },
  async 'endStream 200'() {
    const { host, stream } = await liveStream(app());
    return app().send('POST', `/v1/streams/${stream.id}/end`, { browser: host.browser });
  },
  'endStream not_found': () => asHostOfNothing('/end'),
  'endStream forbidden': () => asOtherAccount('POST', '/end'),
  async 'endStream invalid_state'() {
    const host = await signUp(app());
    const stream = await newStream(app(), host);
    return app().send('POST', `/v1/streams/${stream.id}/end`, { browser: host.browser });
  },
  async 'createHostToken 200'() {
    const { host, stream } = await liveStream(app());
    return app().send('POST', `/v1/streams/${stream.id}/host-token`, { browser: host.browser });
  },
  'createHostToken not_found': () => asHostOfNothing('/host-token'),
  'createHostToken forbidden': () => asOtherAccount('POST', '/host-token'),
  async 'createHostToken stream_not_live'() {
    const host = await signUp(app());
    const stream = await newStream(app(), host);
    return app().send('POST', `/v1/streams/${stream.id}/host-token`, { browser: host.browser });
  },
  async 'createHostToken media_unavailable'() {
    const { host, stream } = await liveStream(app());
    const url = `/v1/streams/${stream.id}/host-token`;
    return withoutMedia((other) => other.send('POST', url, { browser: host.browser }));
  },
  async 'takeSeat 201'() {
    const { stream } = await liveStream(app());
    return app().send('POST', `/v1/streams/${stream.id}/seats`);
  },
  'takeSeat not_found': () => app().send('POST', `/v1/streams/${newId('stream')}/seats`),
  async 'takeSeat stream_not_live'() {
    const stream = await newStream(app(), await signUp(app()));
    return app().send('POST', `/v1/streams/${stream.id}/seats`);
  },
  async 'takeSeat stream_full'() {
    const { stream } = await liveStream(app());
    await takeSeat(app(), stream.id);
    return app().send('POST', `/v1/streams/${stream.id}/seats`);
  },
  async 'joinQueue rate_limited'() {
    const { stream } = await liveStream(app());
    return secondFrom('203.0.113.7', (other, options) =>
      other.send('POST', `/v1/streams/${stream.id}/queue`, options),
    );
  },
  async 'takeSeat rate_limited'() {
    const { stream } = await liveStream(app());
    await app().context.db.streamSeating.update({ where: { streamId: stream.id }, data: { cap: 2 } });
    return secondFrom('203.0.113.6', (other, options) =>
      other.send('POST', `/v1/streams/${stream.id}/seats`, options),
    );
  },
  'renewSeat 200': () => withSeat('PATCH', ''),
  'renewSeat not_found': () => withSeat('PATCH', '', new Browser()),
  async 'renewSeat seat_ended'() {
    const { stream } = await liveStream(app());
    const browser = new Browser();
    const { seat } = await takeSeat(app(), stream.id, browser);
    const url = `/v1/streams/${stream.id}/seats/${seat.id}`;
    await app().send('DELETE', url, { browser });
    return app().send('PATCH', url, { browser });
  },
  'leaveSeat 204': () => withSeat('DELETE', ''),
  'leaveSeat not_found': () => withSeat('DELETE', '', new Browser()),
  async 'releaseSeat 204'() {
    const { stream } = await liveStream(app());
    const { seat } = await takeSeat(app(), stream.id);
    const body = { release_key: seat.release_key };
    return app().send('POST', `/v1/streams/${stream.id}/seats/${seat.id}/release`, { body });
  },
  async 'releaseSeat not_found'() {
    const { stream } = await liveStream(app());
    const { seat } = await takeSeat(app(), stream.id);
    const body = { release_key: `${seat.release_key}x` };
    return app().send('POST', `/v1/streams/${stream.id}/seats/${seat.id}/release`, { body });
  },
  async 'listMessages 200'() {
    const { stream } = await liveStream(app());
    return app().send('GET', `/v1/streams/${stream.id}/messages`);
  },
  'listMessages not_found': () => app().send('GET', `/v1/streams/${newId('stream')}/messages`),
  async 'postMessage 201'() {
    const { host, stream } = await liveStream(app());
    return app().send('POST', `/v1/streams/${stream.id}/messages`, {
      browser: host.browser,
      body: { body: 'Hello' },
    });
  },
  async 'postMessage not_found'() {
    const { browser } = await newGuest(app(), 'Ola');
    return app().send('POST', `/v1/streams/${newId('stream')}/messages`, {
      browser,
      body: { body: 'Hello' },
    });
  },
  async 'postMessage display_name_required'() {
    const { stream } = await liveStream(app());
    return app().send('POST', `/v1/streams/${stream.id}/messages`, { body: { body: 'Hello' } });
  },
  async 'postMessage name_too_alike'() {
    const { host, stream } = await liveStream(app());
    const { browser } = await newGuest(app(), host.channel.name.replace('a', 'а'));
    return app().send('POST', `/v1/streams/${stream.id}/messages`, { browser, body: { body: 'Hello' } });
  },
  async 'postMessage stream_not_live'() {
    const { host, stream } = await liveStream(app());
    await endStream(app(), host, stream);
    return app().send('POST', `/v1/streams/${stream.id}/messages`, {
      browser: host.browser,
      body: { body: 'Hello' },
    });
  },
  'deleteMessage 204': () => withMessage('host'),
  'deleteMessage forbidden': () => withMessage('outsider'),
  async 'deleteMessage not_found'() {
    const { host, stream } = await liveStream(app());
    const url = `/v1/streams/${stream.id}/messages/${newId('message')}`;
    return app().send('DELETE', url, { browser: host.browser });
  },
  'healthLive 200': () => app().send('GET', '/health/live'),
  'healthReady 200': () => app().send('GET', '/health/ready'),
  'healthReady 503': () => withoutMedia((other) => other.send('GET', '/health/ready?strict')),
  'livekitWebhook webhook_unverified': () =>
    app().send('POST', '/webhooks/livekit', { body: { id: 'EV_1' } }),
};

async function asOtherAccount(method: 'PATCH' | 'POST', path: string, body?: unknown): Promise<Answer> {
  const { stream } = await liveStream(app());
  const outsider = await signUp(app());
  return app().send(method, `/v1/streams/${stream.id}${path}`, { browser: outsider.browser, body });
}

async function asHostOfNothing(path: string): Promise<Answer> {
  const { browser } = await signUp(app());
  return app().send('POST', `/v1/streams/${newId('stream')}${path}`, { browser });
}

async function withSeat(method: 'PATCH' | 'DELETE', path: string, by?: Browser): Promise<Answer> {
  const { stream } = await liveStream(app());
  const browser = new Browser();
  const { seat } = await takeSeat(app(), stream.id, browser);
  return app().send(method, `/v1/streams/${stream.id}/seats/${seat.id}${path}`, { browser: by ?? browser });
}

async function withMessage(by: 'host' | 'outsider'): Promise<Answer> {
  const { host, stream } = await liveStream(app());
  const guest = await newGuest(app(), 'Ola');
  const message = await say(app(), stream.id, guest.browser, 'Hello');
  const browser = by === 'host' ? host.browser : (await signUp(app())).browser;
  return app().send('DELETE', `/v1/streams/${stream.id}/messages/${message.id}`, { browser });
}

for (const endpoint of allEndpoints) {
  describe(endpoint.id, () => {
    let signedIn = new Browser();
    beforeAll(async () => {
      if (endpoint.caller === 'account') signedIn = (await signUp(app())).browser;
      if (endpoint.caller === 'admin') signedIn = (await signUpAdmin(app())).browser;
    });

    for (const status of Object.keys(endpoint.success)) {
      // A signed webhook stands in livekit-webhook.test.ts.
      if (endpoint.id === 'livekitWebhook') continue;
      it(`answers ${status}`, async () => {
        const provoke = cases[`${endpoint.id} ${status}`];
        if (!provoke) throw new Error(`No case provokes ${endpoint.id} ${status}.`);
        expect((await provoke()).status).toBe(Number(status));
      });
    }

    for (const code of errorsOf(endpoint)) {
      it(`refuses with ${code}`, async () => {
        const form = fromForm[code];
        const provoke = cases[`${endpoint.id} ${code}`] ?? (form && (() => form(endpoint, signedIn)));
        if (!provoke) throw new Error(`No case provokes ${endpoint.id} ${code}.`);
        const answer = await provoke();
        expect({ code: problemOf(answer), status: answer.status }).toEqual({
          code,
          status: meaningOf(code).status,
        });
      });
    }
  });
}
