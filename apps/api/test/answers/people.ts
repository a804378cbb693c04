import { newId } from '../../src/ids.ts';
import { invitationToken, invite, invited, newAddress, newMember, signUpProven } from '../channel-people.ts';
import { makeFree } from '../plans.ts';
import { type Person, signUp } from '../people.ts';
import type { Answer, TestApp } from '../test-app.ts';

/** The answers about the people of channels. */
export function peopleAnswers(app: () => TestApp): Record<string, () => Promise<Answer>> {
  type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';
  const ask = (by: Person, method: Method, url: string, body?: object) =>
    app().send(method, url, { browser: by.browser, ...(body && { body }) });

  /** The answers of a list that only the owner reads. */
  function listAnswers(id: string, path: string): Record<string, () => Promise<Answer>> {
    return {
      async [`${id} 200`]() {
        const host = await signUp(app());
        return ask(host, 'GET', `/v1/channels/${host.channel.id}/${path}`);
      },
      async [`${id} not_found`]() {
        return ask(await signUp(app()), 'GET', `/v1/channels/${newId('channel')}/${path}`);
      },
      async [`${id} forbidden`]() {
        const [host, outsider] = [await signUp(app()), await signUp(app())];
        return ask(outsider, 'GET', `/v1/channels/${host.channel.id}/${path}`);
      },
    };
  }

  /** Somebody does something with a member. */
  async function withMember(
    method: Method,
    body: object | undefined,
    choose: (host: Person, member: Person) => { by: Person; id: string } = (host, { id }) => ({
      by: host,
      id,
    }),
  ): Promise<Answer> {
    const host = await signUp(app());
    const { by, id } = choose(host, await newMember(app(), host, 'viewer'));
    return ask(by, method, `/v1/channels/${host.channel.id}/members/${id}`, body);
  }

  /** Somebody does something with an invitation. */
  async function withInvitation(method: Method, path: string, by?: Person, id?: string): Promise<Answer> {
    const host = await signUp(app());
    const invitation = await invited(app(), host, newAddress());
    const url = `/v1/channels/${host.channel.id}/invitations/${id ?? invitation.id}${path}`;
    return ask(by ?? host, method, url);
  }

  /** A host whose plan has room for three moderators, and three of them asked. */
  async function fullHost(): Promise<Person> {
    const host = await signUp(app());
    await app().context.db.planOverride.create({
      data: { userId: host.id, plan: 'creator', reason: 'For the test', createdAt: new Date() },
    });
    await invite(app(), host, [newAddress(), newAddress(), newAddress()].join(), 'moderator');
    return host;
  }

  const accept = (by: Person, body: object) => ask(by, 'POST', '/v1/invitations/accept', body);

  return {
    ...listAnswers('listMembers', 'members'),
    ...listAnswers('listInvitations', 'invitations'),
    ...listAnswers('listActivity', 'activity'),
    'changeMember 200': () => withMember('PATCH', { role: 'moderator' }),
    'changeMember not_found': () =>
      withMember('PATCH', { role: 'moderator' }, (host) => ({ by: host, id: newId('user') })),
    'changeMember forbidden': () =>
      withMember('PATCH', { role: 'moderator' }, (_host, member) => ({ by: member, id: member.id })),
    async 'changeMember plan_limit_reached'() {
      const host = await fullHost();
      const { id } = await newMember(app(), host, 'viewer');
      const url = `/v1/channels/${host.channel.id}/members/${id}`;
      return ask(host, 'PATCH', url, { role: 'moderator' });
    },
    'removeMember 204': () => withMember('DELETE', undefined),
    'removeMember not_found': () =>
      withMember('DELETE', undefined, (host) => ({ by: host, id: newId('user') })),
    'removeMember forbidden': () =>
      withMember('DELETE', undefined, (host, member) => ({ by: member, id: host.id })),
    'removeMember owner_stays': () => withMember('DELETE', undefined, (host) => ({ by: host, id: host.id })),
    async 'invitePeople 200'() {
      return invite(app(), await signUp(app()), newAddress());
    },
    async 'invitePeople not_found'() {
      const { browser } = await signUp(app());
      const url = `/v1/channels/${newId('channel')}/invitations`;
      return app().send('POST', url, { browser, body: { addresses: newAddress() } });
    },
    async 'invitePeople forbidden'() {
      const [host, outsider] = [await signUp(app()), await signUp(app())];
      return invite(app(), { ...outsider, channel: host.channel }, newAddress());
    },
    async 'invitePeople email_unverified'() {
      const host = await signUp(app());
      const body = { addresses: newAddress() };
      return ask(host, 'POST', `/v1/channels/${host.channel.id}/invitations`, body);
    },
    async 'resendInvitation email_unverified'() {
      const host = await signUp(app());
      const { id } = await invited(app(), host, newAddress());
      await app().context.db.user.update({ where: { id: host.id }, data: { emailVerifiedAt: null } });
      return ask(host, 'POST', `/v1/channels/${host.channel.id}/invitations/${id}/resend`);
    },
    async 'invitePeople rate_limited'() {
      const host = await signUp(app());
      for (let times = 0; times < 60; times += 1) await invite(app(), host, 'nobody');
      return invite(app(), host, 'nobody');
    },
    'resendInvitation 200': () => withInvitation('POST', '/resend'),
    'resendInvitation not_found': () => withInvitation('POST', '/resend', undefined, newId('invitation')),
    'resendInvitation forbidden': async () => withInvitation('POST', '/resend', await signUp(app())),
    async 'resendInvitation rate_limited'() {
      const host = await signUp(app());
      const { id } = await invited(app(), host, newAddress());
      for (let times = 1; times < 60; times += 1) await invite(app(), host, 'nobody');
      return ask(host, 'POST', `/v1/channels/${host.channel.id}/invitations/${id}/resend`);
    },
    async 'resendInvitation plan_limit_reached'() {
      const host = await signUp(app());
      const { id } = await invited(app(), host, newAddress(), 'producer');
      const data = { expiresAt: new Date(Date.now() - 1000) };
      await app().context.db.channelInvitation.update({ where: { id }, data });
      await makeFree(app(), host);
      return ask(host, 'POST', `/v1/channels/${host.channel.id}/invitations/${id}/resend`);
    },
    'revokeInvitation 204': () => withInvitation('DELETE', ''),
    'revokeInvitation not_found': () => withInvitation('DELETE', '', undefined, newId('invitation')),
    'revokeInvitation forbidden': async () => withInvitation('DELETE', '', await signUp(app())),
    async 'listMyInvitations 200'() {
      return ask(await signUp(app()), 'GET', '/v1/me/invitations');
    },
    async 'acceptInvitation 200'() {
      const [host, person] = [await signUp(app()), await signUp(app())];
      const token = invitationToken(app(), await invited(app(), host, person.email));
      return accept(person, { token });
    },
    async 'acceptInvitation link_invalid'() {
      return accept(await signUp(app()), { token: 'nobody.made.this' });
    },
    async 'acceptInvitation invitation_not_yours'() {
      const [host, person] = [await signUp(app()), await signUp(app())];
      const token = invitationToken(app(), await invited(app(), host, newAddress()));
      return accept(person, { token });
    },
    async 'acceptInvitation rate_limited'() {
      const person = await signUp(app());
      await app().context.db.rateLimit.deleteMany();
      for (let times = 0; times < 50; times += 1) await accept(person, { token: 'guess' });
      const answer = await accept(person, { token: 'guess' });
      await app().context.db.rateLimit.deleteMany();
      return answer;
    },
    async 'declineInvitation 204'() {
      const [host, person] = [await signUp(app()), await signUpProven(app())];
      const { id } = await invited(app(), host, person.email);
      return ask(person, 'DELETE', `/v1/me/invitations/${id}`);
    },
    async 'declineInvitation not_found'() {
      const [host, person] = [await signUp(app()), await signUpProven(app())];
      const { id } = await invited(app(), host, newAddress());
      return ask(person, 'DELETE', `/v1/me/invitations/${id}`);
    },
  };
}
