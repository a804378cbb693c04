import { type Invitee, type Stream, mostInvitees } from '@footlight/contracts';
import { describe, expect, it } from '@jest/globals';
import { invite } from '../../../../test/answers/streams.ts';
import { addMember, signUpProven } from '../../../../test/channel-people.ts';
import {
  type Person,
  expectStatus,
  liveStream,
  newStream,
  signUp,
  takeSeat,
} from '../../../../test/people.ts';
import { type Answer, Browser, problemOf, useApp } from '../../../../test/test-app.ts';
import { reconcileStreams } from '../index.ts';
import { newId } from '../../../ids.ts';

const app = useApp();

const inviteeIn = (answer: Answer): Invitee => expectStatus<{ invitee: Invitee }>(answer, 200).invitee;
const listed = async ({ browser }: Person, { id }: Stream): Promise<Invitee[]> => {
  const answer = await app().send('GET', `/v1/streams/${id}/invitees`, { browser });
  return expectStatus<{ data: Invitee[] }>(answer, 200).data;
};
const statusFor = async (browser: Browser, { id }: Stream): Promise<number> =>
  (await app().send('GET', `/v1/streams/${id}`, { browser })).status;

async function privateStream(): Promise<{ host: Person; stream: Stream }> {
  const host = await signUp(app());
  return { host, stream: await newStream(app(), host, { visibility: 'private' }) };
}

async function handleOf({ browser }: Person): Promise<string> {
  const { user } = expectStatus<{ user: { handle: string } }>(
    await app().send('GET', '/v1/me', { browser }),
    200,
  );
  return user.handle;
}

describe('an invitee', () => {
  it('is added once, by whichever name, however often and at once', async () => {
    const { host, stream } = await privateStream();
    const person = await signUp(app(), 'Ola');
    const handle = await handleOf(person);
    const names = [
      { user: person.id },
      { user: handle },
      { user: handle.toUpperCase() },
      { user: person.id },
    ];
    const answers = await Promise.all(names.map((name) => invite(app(), host.browser, stream.id, name)));
    const [first, ...others] = answers.map(inviteeIn);
    expect(first).toEqual({
      id: first?.id,
      user: { id: person.id, handle, display_name: 'Ola' },
      email: null,
    });
    for (const other of others) expect(other).toEqual(first);
    expect(await listed(host, stream)).toEqual([first]);
  });

  it('can be an address, which counts for the account that proves it and reveals nothing about it', async () => {
    const { host, stream } = await privateStream();
    const unproven = await signUp(app());
    const proven = await signUpProven(app());
    for (const { email } of [unproven, proven]) {
      const invitee = inviteeIn(await invite(app(), host.browser, stream.id, { email: email.toUpperCase() }));
      expect(invitee).toEqual({ id: invitee.id, user: null, email });
    }
    expect(await statusFor(proven.browser, stream)).toBe(200);
    expect(await statusFor(unproven.browser, stream)).toBe(404);
  });

  it('cannot be somebody who is unknown, suspended or being deleted', async () => {
    const { host, stream } = await privateStream();
    const [suspended, leaving] = [await signUp(app()), await signUp(app())];
    const { user } = app().context.db;
    const data = { suspendedAt: new Date(), suspensionReason: 'Spam' };
    await user.update({ where: { id: suspended.id }, data });
    await user.update({ where: { id: leaving.id }, data: { deletionRequestedAt: new Date() } });
    for (const name of [newId('user'), 'nobody-at-all', suspended.id, leaving.id]) {
      expect(problemOf(await invite(app(), host.browser, stream.id, { user: name }))).toBe('not_found');
    }
  });

  it.each([
    {},
    { email: 'not one' },
    { email: 'a@example.org', user: 'ola-nowak' },
    { user: 'ab' },
    { id: 'x' },
  ])('cannot be %j', async (body) => {
    const { host, stream } = await privateStream();
    expect(problemOf(await invite(app(), host.browser, stream.id, body))).toBe('validation_failed');
  });

  it('counts towards a maximum, also when many are added at once', async () => {
    const { host, stream } = await privateStream();
    const data = Array.from({ length: mostInvitees - 3 }, (_, index) => ({
      id: newId('invitee'),
      streamId: stream.id,
      email: `${index}@example.org`,
      createdAt: new Date(),
    }));
    await app().context.db.streamInvitee.createMany({ data });
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        invite(app(), host.browser, stream.id, { email: `new-${index}@example.org` }),
      ),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(3);
    expect(answers.filter((answer) => problemOf(answer) === 'list_full')).toHaveLength(5);
    expect(await app().context.db.streamInvitee.count({ where: { streamId: stream.id } })).toBe(mostInvitees);
    expect((await invite(app(), host.browser, stream.id, { email: '1@example.org' })).status).toBe(200);
  });

  it('may watch, sees the stream in no list, and may not manage it', async () => {
    const { host, stream } = await privateStream();
    const person = await signUp(app());
    expect(await statusFor(person.browser, stream)).toBe(404);
    inviteeIn(await invite(app(), host.browser, stream.id, { user: person.id }));
    expect(await statusFor(person.browser, stream)).toBe(200);
    const attempts = [
      ['GET', '/invitees'],
      ['DELETE', '/cover'],
      ['DELETE', ''],
      ['POST', '/duplicate'],
      ['POST', '/cancel'],
      ['POST', '/start'],
    ] as const;
    for (const [method, path] of attempts) {
      const options = { browser: person.browser, ...(path === '/duplicate' && { body: {} }) };
      const answer = await app().send(method, `/v1/streams/${stream.id}${path}`, options);
      expect({ path, code: problemOf(answer) }).toEqual({ path, code: 'forbidden' });
    }
  });

  it('is removed at the next reconciliation when they are not invited any more', async () => {
    const { host, stream } = await liveStream(app(), { visibility: 'private' });
    const person = await signUp(app());
    const { id } = inviteeIn(await invite(app(), host.browser, stream.id, { user: person.id }));
    await takeSeat(app(), stream.id, person.browser);
    const url = `/v1/streams/${stream.id}/invitees/${id}`;
    expect((await app().send('DELETE', url, { browser: host.browser })).status).toBe(204);
    await reconcileStreams(app().context);
    const held = { streamId: stream.id, viewerId: person.id, releasedAt: null };
    expect(await app().context.db.seat.count({ where: held })).toBe(0);
    expect(await statusFor(person.browser, stream)).toBe(404);
    expect(problemOf(await app().send('DELETE', url, { browser: host.browser }))).toBe('not_found');
  });

  it('is listed for one stream only', async () => {
    const { host, stream } = await privateStream();
    const other = await newStream(app(), host, { visibility: 'private' });
    const { id } = inviteeIn(await invite(app(), host.browser, stream.id, { email: 'ola@example.org' }));
    const url = `/v1/streams/${other.id}/invitees/${id}`;
    expect(problemOf(await app().send('DELETE', url, { browser: host.browser }))).toBe('not_found');
    expect(await listed(host, stream)).toHaveLength(1);
  });
});

describe('the list of invitees', () => {
  it('is for those who run the channel; for everybody else there is no private stream', async () => {
    const { host, stream } = await privateStream();
    const people: [Browser, number][] = [
      [new Browser(), 401],
      [(await signUp(app())).browser, 404],
    ];
    for (const [role, status] of [
      ['viewer', 404],
      ['moderator', 403],
      ['producer', 200],
    ] as const) {
      const person = await signUp(app());
      await addMember(app(), host, person, role);
      people.push([person.browser, status]);
    }
    for (const [browser, status] of people) {
      const url = `/v1/streams/${stream.id}/invitees`;
      const answers = [
        await app().send('GET', url, { browser }),
        await app().send('POST', url, { browser, body: { email: 'eve@example.org' } }),
      ];
      expect(answers.map((answer) => answer.status)).toEqual([status, status]);
    }
  });
});
