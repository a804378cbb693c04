import { randomUUID } from 'node:crypto';
import type { ChannelPage, Invitation, InviteOutcome, MemberRole } from '@footlight/contracts';
import { invitationUrl } from '../src/domains/channels/invitations/invitation-token.ts';
import { type Person, expectStatus, signUp, tokenIn } from './people.ts';
import type { Answer, TestApp } from './test-app.ts';

/** Somebody whose address is proven. */
export async function signUpProven(app: TestApp, displayName?: string): Promise<Person> {
  const person = await signUp(app, displayName);
  const data = { emailVerifiedAt: app.context.clock.now() };
  await app.context.db.user.update({ where: { id: person.id }, data });
  return person;
}

/** An address that nobody has. */
export function newAddress(): string {
  return `${randomUUID()}@example.org`;
}

/** What a list of invitations answers. */
export interface Report {
  data: { line: number; text: string; outcome: InviteOutcome }[];
  invited: number;
}

/** Lets somebody invite as many as an account can that is not new: their address is proven and they are here for a week. */
export async function settle(app: TestApp, { id }: Person): Promise<void> {
  const weekAgo = new Date(app.context.clock.now().getTime() - 7 * 24 * 3_600_000);
  const data = { emailVerifiedAt: weekAgo, createdAt: weekAgo };
  await app.context.db.user.update({ where: { id }, data });
}

/** Asks addresses into somebody's channel, whose own address is proven. */
export async function invite(
  app: TestApp,
  host: Person,
  addresses: string,
  role: MemberRole = 'viewer',
): Promise<Answer> {
  await app.context.db.user.updateMany({
    where: { id: host.id, emailVerifiedAt: null },
    data: { emailVerifiedAt: app.context.clock.now() },
  });
  const url = `/v1/channels/${host.channel.id}/invitations`;
  return app.send('POST', url, { browser: host.browser, body: { addresses, role } });
}

/** Asks one address, which must be possible. */
export async function invited(
  app: TestApp,
  host: Person,
  email: string,
  role: MemberRole = 'viewer',
): Promise<Invitation> {
  const { invited: many } = expectStatus<Report>(await invite(app, host, email, role), 200);
  if (many !== 1) throw new Error(`${email} was not invited.`);
  const url = `/v1/channels/${host.channel.id}/invitations`;
  const open = await app.send('GET', url, { browser: host.browser });
  const { data } = expectStatus<{ data: Invitation[] }>(open, 200);
  const found = data.find((one) => one.email === email.toLowerCase());
  if (!found) throw new Error(`The invitation of ${email} is not in the list.`);
  return found;
}

/** The token of an invitation, as its mail carries it. */
export function invitationToken(app: TestApp, { id }: { id: string }): string {
  return tokenIn(invitationUrl(id, app.config));
}

/** Takes somebody into a channel. */
export async function addMember(app: TestApp, host: Person, person: Person, role: MemberRole): Promise<void> {
  const createdAt = app.context.clock.now();
  const data = { channelId: host.channel.id, userId: person.id, role, createdAt };
  await app.context.db.membership.create({ data });
}

/** Somebody new with a role in a channel. */
export async function newMember(
  app: TestApp,
  host: Person,
  role: MemberRole,
  displayName?: string,
): Promise<Person> {
  const person = await signUpProven(app, displayName);
  await addMember(app, host, person, role);
  return person;
}

/** What somebody is in a channel, as its page tells them. */
export async function roleOf(
  app: TestApp,
  host: Person,
  { browser }: Pick<Person, 'browser'>,
): Promise<ChannelPage['you']['role']> {
  const answer = await app.send('GET', `/v1/channels/${host.channel.id}`, { browser });
  return expectStatus<{ channel: ChannelPage }>(answer, 200).channel.you.role;
}
