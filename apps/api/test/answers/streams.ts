import type { Invitee, Stream } from '@footlight/contracts';
import { newId } from '../../src/ids.ts';
import { type Person, expectStatus, liveStream, newStream, signUp } from '../people.ts';
import { makeFree } from '../plans.ts';
import type { Answer, Browser, TestApp } from '../test-app.ts';
import { photo } from './profiles.ts';

/** Sends a file as a stream's cover. */
export function sendCover(
  app: TestApp,
  browser: Browser,
  streamId: string,
  raw: Buffer,
  mediaType = 'image/jpeg',
): Promise<Answer> {
  const url = `/v1/streams/${streamId}/cover`;
  return app.send('PUT', url, { browser, raw, headers: { 'content-type': mediaType } });
}

/** Lists somebody for a stream. */
export function invite(app: TestApp, browser: Browser, streamId: string, body: object): Promise<Answer> {
  return app.send('POST', `/v1/streams/${streamId}/invitees`, { browser, body });
}

/** Times that a stream cannot begin at. */
const badTimes = {
  date_in_past: { scheduled_for: '2020-01-01T00:00:00Z' },
  time_skipped: { scheduled_for: '2027-03-28T02:30', time_zone: 'Europe/Warsaw' },
  time_repeated: { scheduled_for: '2027-10-31T02:30', time_zone: 'Europe/Warsaw' },
} as const;

/** The answers about streams beyond going live and ending. */
export function streamAnswers(app: () => TestApp): Record<string, () => Promise<Answer>> {
  type Ask = (url: string, person: Person, stream: Stream) => Promise<Answer>;

  /** Somebody does something with a stream of their own. */
  async function asHost(ask: Ask, body: Record<string, unknown> = {}): Promise<Answer> {
    const host = await signUp(app());
    const stream = await newStream(app(), host, body);
    return ask(`/v1/streams/${stream.id}`, host, stream);
  }
  async function onAir(ask: Ask): Promise<Answer> {
    const { host, stream } = await liveStream(app());
    return ask(`/v1/streams/${stream.id}`, host, stream);
  }
  /** Somebody does something with a stream of somebody else. */
  async function asOtherAccount(ask: Ask): Promise<Answer> {
    const stream = await newStream(app(), await signUp(app()));
    return ask(`/v1/streams/${stream.id}`, await signUp(app()), stream);
  }
  /** Somebody does something with a stream that is not there. */
  async function toNothing(ask: Ask): Promise<Answer> {
    const host = await signUp(app());
    const stream = { ...(await newStream(app(), host)), id: newId('stream') };
    return ask(`/v1/streams/${stream.id}`, host, stream);
  }

  const post =
    (path: string, body?: object): Ask =>
    (url, { browser }) =>
      app().send('POST', `${url}${path}`, { browser, ...(body && { body }) });
  const remove =
    (path: string): Ask =>
    (url, { browser }) =>
      app().send('DELETE', `${url}${path}`, { browser });
  const list: Ask = (url, { browser }) => app().send('GET', `${url}/invitees`, { browser });
  const cover: Ask = async (_url, { browser }, { id }) => sendCover(app(), browser, id, await photo());
  const change =
    (body: object): Ask =>
    (url, { browser }) =>
      app().send('PATCH', url, { browser, body });
  const create =
    (time: object): Ask =>
    (_url, { browser, channel }) =>
      app().send('POST', `/v1/channels/${channel.id}/streams`, {
        browser,
        body: { title: 'A bowl', ...time },
      });
  const removeListed: Ask = async (url, host, { id }) => {
    const answer = await invite(app(), host.browser, id, { email: 'ola@example.org' });
    const { invitee } = expectStatus<{ invitee: Invitee }>(answer, 200);
    return remove(`/invitees/${invitee.id}`)(url, host, {} as Stream);
  };
  const ola = { email: 'ola@example.org' };
  const soon = () => new Date(app().clock.now().getTime() + 3_600_000).toISOString();

  const refusedTimes = Object.entries(badTimes).flatMap(([code, time]) => [
    [`createStream ${code}`, () => asHost(create(time))] as const,
    [`updateStream ${code}`, () => asHost(change(time))] as const,
    [`duplicateStream ${code}`, () => asHost(post('/duplicate', time))] as const,
  ]);

  return {
    ...Object.fromEntries(refusedTimes),
    'updateStream invalid_state': () => onAir((...to) => change({ scheduled_for: soon() })(...to)),
    'deleteStream 204': () => asHost(remove('')),
    'deleteStream not_found': () => toNothing(remove('')),
    'deleteStream forbidden': () => asOtherAccount(remove('')),
    'deleteStream invalid_state': () => onAir(remove('')),
    'cancelStream 200': () => asHost(post('/cancel')),
    'cancelStream not_found': () => toNothing(post('/cancel')),
    'cancelStream forbidden': () => asOtherAccount(post('/cancel')),
    'cancelStream invalid_state': () => onAir(post('/cancel')),
    'duplicateStream 201': () => asHost(post('/duplicate', {})),
    'duplicateStream not_found': () => toNothing(post('/duplicate', {})),
    'duplicateStream forbidden': () => asOtherAccount(post('/duplicate', {})),
    'duplicateStream plan_required': () =>
      asHost(async (url, host, stream) => {
        await makeFree(app(), host);
        return post('/duplicate', {})(url, host, stream);
      }),
    'setStreamCover 200': () => asHost(cover),
    'setStreamCover not_found': () => toNothing(cover),
    'setStreamCover forbidden': () => asOtherAccount(cover),
    'setStreamCover image_unreadable': () =>
      asHost((_url, { browser }, { id }) => sendCover(app(), browser, id, Buffer.from('not a picture'))),
    'setStreamCover payload_too_large': () =>
      asHost((_url, { browser }, { id }) => sendCover(app(), browser, id, Buffer.alloc(6 * 1024 * 1024))),
    'setStreamCover rate_limited': () =>
      asHost(async (url, host, stream) => {
        for (let times = 0; times < 30; times += 1)
          await sendCover(app(), host.browser, stream.id, Buffer.from('x'));
        return cover(url, host, stream);
      }),
    'removeStreamCover 200': () => asHost(remove('/cover')),
    'removeStreamCover not_found': () => toNothing(remove('/cover')),
    'removeStreamCover forbidden': () => asOtherAccount(remove('/cover')),
    'listInvitees 200': () => asHost(list),
    'listInvitees not_found': () => toNothing(list),
    'listInvitees forbidden': () => asOtherAccount(list),
    'addInvitee 200': () => asHost(post('/invitees', ola)),
    'addInvitee not_found': () => asHost(post('/invitees', { user: 'nobody-at-all' })),
    'addInvitee forbidden': () => asOtherAccount(post('/invitees', ola)),
    'addInvitee list_full': () =>
      asHost(async (url, host, stream) => {
        const listed = Array.from({ length: 500 }, (_, index) => ({
          id: newId('invitee'),
          streamId: stream.id,
          email: `${index}@example.org`,
          createdAt: new Date(),
        }));
        await app().context.db.streamInvitee.createMany({ data: listed });
        return post('/invitees', ola)(url, host, stream);
      }),
    'removeInvitee 204': () => asHost(removeListed),
    'removeInvitee not_found': () => asHost(remove(`/invitees/${newId('invitee')}`)),
    'removeInvitee forbidden': () => asOtherAccount(remove(`/invitees/${newId('invitee')}`)),
    'getCalendarFile 200': () =>
      asHost((url) => app().send('GET', `${url}/calendar.ics`), { scheduled_for: soon() }),
    'getCalendarFile not_found': () => asHost((url) => app().send('GET', `${url}/calendar.ics`)),
  };
}
