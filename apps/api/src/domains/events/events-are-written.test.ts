import { DomainEvent, type EventType, eventTypes } from '@footlight/contracts';
import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { addMember, invite, invited, newAddress, signUpProven } from '../../../test/channel-people.ts';
import {
  type Person,
  goodPassword,
  liveStream,
  newStream,
  signUp,
  signUpAdmin,
} from '../../../test/people.ts';
import { subscriptionSnapshot, writeSubscriptions } from '../../../test/subscribed.ts';
import { type Browser, useApp } from '../../../test/test-app.ts';
import { restoreAccounts } from '../admin/index.ts';
import { endLapsedOverrides } from '../entitlements/index.ts';
import { interrupt, resume } from '../streams/live/change-state.ts';
import { markMissedStreams } from '../streams/index.ts';

const app = useApp({ GRACE_SECONDS: '3600' });

/** A change that can be tried again when it failed, and whether it is in the database. */
interface Change {
  act: () => Promise<unknown>;
  happened: () => Promise<boolean>;
}

const send = (method: 'PUT' | 'PATCH' | 'POST' | 'DELETE', url: string, browser: Browser, body?: object) =>
  app().send(method, url, { browser, ...(body && { body }) });
const soon = (hours = 1) => new Date(app().clock.now().getTime() + hours * 3_600_000).toISOString();
const db = () => app().context.db;
const streamIs = async (id: string, where: object) =>
  (await db().stream.count({ where: { id, ...where } })) === 1;
const isMember = async (host: Person, person: Person, role?: string) => {
  const where = { channelId: host.channel.id, userId: person.id, ...(role !== undefined && { role }) };
  return (await db().membership.count({ where })) === 1;
};
const userIs = async (id: string, where: object) =>
  (await db().user.count({ where: { id, ...where } })) === 1;

const subscriptionOf = (userId: string, status: 'active' | 'past_due' = 'active') =>
  subscriptionSnapshot(app().clock.now(), { id: `sub_of_${userId}`, status });

let admin: Person;

/** A change for each type of event. */
const changes: Record<EventType, () => Promise<Change>> = {
  'stream.scheduled': async () => {
    const host = await signUp(app());
    const url = `/v1/channels/${host.channel.id}/streams`;
    return {
      act: () => send('POST', url, host.browser, { title: 'Planned', scheduled_for: soon() }),
      happened: async () => (await db().stream.count({ where: { channelId: host.channel.id } })) === 1,
    };
  },
  'stream.updated': async () => {
    const host = await signUp(app());
    const { id } = await newStream(app(), host);
    return {
      act: () => send('PATCH', `/v1/streams/${id}`, host.browser, { title: 'Another' }),
      happened: () => streamIs(id, { title: 'Another' }),
    };
  },
  'stream.canceled': async () => {
    const host = await signUp(app());
    const { id } = await newStream(app(), host, { scheduled_for: soon() });
    return {
      act: () => send('POST', `/v1/streams/${id}/cancel`, host.browser),
      happened: () => streamIs(id, { state: 'canceled' }),
    };
  },
  'stream.missed': async () => {
    const { id } = await newStream(app(), await signUp(app()), { scheduled_for: soon() });
    const scheduledFor = new Date(app().clock.now().getTime() - 25 * 3_600_000);
    await db().stream.update({ where: { id }, data: { scheduledFor } });
    return {
      act: () => markMissedStreams(app().context),
      happened: () => streamIs(id, { missedAt: { not: null } }),
    };
  },
  'stream.live': async () => {
    const host = await signUp(app());
    const { id } = await newStream(app(), host);
    return {
      act: () => send('POST', `/v1/streams/${id}/start`, host.browser),
      happened: () => streamIs(id, { state: 'live' }),
    };
  },
  'stream.interrupted': async () => {
    const { stream } = await liveStream(app());
    return {
      act: () => interrupt(app().context, stream.id, app().clock.now()),
      happened: () => streamIs(stream.id, { state: 'interrupted' }),
    };
  },
  'stream.resumed': async () => {
    const { stream } = await liveStream(app());
    await interrupt(app().context, stream.id, app().clock.now());
    return {
      act: () => resume(app().context, stream.id),
      happened: () => streamIs(stream.id, { state: 'live' }),
    };
  },
  'stream.ended': async () => {
    const { host, stream } = await liveStream(app());
    return {
      act: () => send('POST', `/v1/streams/${stream.id}/end`, host.browser),
      happened: () => streamIs(stream.id, { state: 'ended' }),
    };
  },
  'stream.visibility_changed': async () => {
    const { host, stream } = await liveStream(app());
    return {
      act: () => send('PATCH', `/v1/streams/${stream.id}`, host.browser, { visibility: 'members_only' }),
      happened: () => streamIs(stream.id, { visibility: 'members_only' }),
    };
  },
  'channel.created': async () => {
    const { id, browser } = await signUp(app());
    return {
      act: () => send('POST', '/v1/channels', browser, { name: 'Another' }),
      happened: async () => (await db().channel.count({ where: { ownerId: id } })) === 2,
    };
  },
  'channel.updated': async () => {
    const { channel, browser } = await signUp(app());
    return {
      act: () => send('PATCH', `/v1/channels/${channel.id}`, browser, { description: 'Clay' }),
      happened: async () =>
        (await db().channel.count({ where: { id: channel.id, description: 'Clay' } })) === 1,
    };
  },
  'channel.deleted': async () => {
    const { channel, browser } = await signUp(app());
    return {
      act: () => send('DELETE', `/v1/channels/${channel.id}`, browser),
      happened: async () =>
        (await db().channel.count({ where: { id: channel.id, deletionRequestedAt: null } })) === 0,
    };
  },
  'member.invited': async () => {
    const host = await signUpProven(app());
    return {
      act: () => invite(app(), host, newAddress()),
      happened: async () =>
        (await db().channelInvitation.count({ where: { channelId: host.channel.id } })) === 1,
    };
  },
  'member.activated': async () => {
    const [host, person] = [await signUpProven(app()), await signUpProven(app())];
    const { id } = await invited(app(), host, person.email);
    return {
      act: () => send('POST', '/v1/invitations/accept', person.browser, { invitation_id: id }),
      happened: () => isMember(host, person),
    };
  },
  'member.role_changed': async () => {
    const [host, person] = [await signUp(app()), await signUpProven(app())];
    await addMember(app(), host, person, 'viewer');
    const url = `/v1/channels/${host.channel.id}/members/${person.id}`;
    return {
      act: () => send('PATCH', url, host.browser, { role: 'moderator' }),
      happened: () => isMember(host, person, 'moderator'),
    };
  },
  'member.removed': async () => {
    const [host, person] = [await signUp(app()), await signUpProven(app())];
    await addMember(app(), host, person, 'viewer');
    return {
      act: () => send('DELETE', `/v1/channels/${host.channel.id}/members/${person.id}`, host.browser),
      happened: async () => !(await isMember(host, person)),
    };
  },
  'follow.created': async () => {
    const [host, { id: userId, browser }] = [await signUp(app()), await signUp(app())];
    return {
      act: () => send('PUT', `/v1/channels/${host.channel.id}/follow`, browser),
      happened: async () => (await db().follow.count({ where: { userId } })) === 1,
    };
  },
  'account.created': () => {
    const email = newAddress();
    const body = { email, password: goodPassword, display_name: 'Ola' };
    return Promise.resolve({
      act: () => app().send('POST', '/v1/auth/register', { body }),
      happened: async () => (await db().user.count({ where: { email } })) === 1,
    });
  },
  'account.suspended': async () => {
    const { id } = await signUp(app());
    return {
      act: () => send('PUT', `/v1/admin/users/${id}/suspension`, admin.browser, { reason: 'Spam' }),
      happened: () => userIs(id, { suspendedAt: { not: null } }),
    };
  },
  'account.restored': async () => {
    const { id } = await signUp(app());
    await db().user.update({
      where: { id },
      data: { suspendedAt: app().clock.now(), suspensionReason: 'Spam' },
    });
    return {
      act: () => send('DELETE', `/v1/admin/users/${id}/suspension`, admin.browser, { reason: 'Sorry' }),
      happened: () => userIs(id, { suspendedAt: null }),
    };
  },
  'account.deleted': async () => {
    const { id, browser } = await signUp(app());
    return {
      act: () => send('DELETE', '/v1/me', browser, { password: goodPassword }),
      happened: () => userIs(id, { deletionRequestedAt: { not: null } }),
    };
  },
  'plan.changed': async () => {
    const { id } = await signUp(app());
    const body = { plan: 'creator', reason: 'Friend' };
    return {
      act: () => send('PUT', `/v1/admin/users/${id}/plan`, admin.browser, body),
      happened: async () => (await db().planOverride.count({ where: { userId: id } })) === 1,
    };
  },
  'subscription.updated': async () => {
    const { id } = await signUp(app());
    return {
      act: () => writeSubscriptions(app().context, id, [subscriptionOf(id)]),
      happened: async () => (await db().subscription.count({ where: { userId: id } })) === 1,
    };
  },
  'payment.failed': async () => {
    const { id } = await signUp(app());
    await writeSubscriptions(app().context, id, [subscriptionOf(id)]);
    return {
      act: () => writeSubscriptions(app().context, id, [subscriptionOf(id, 'past_due')]),
      happened: async () =>
        (await db().subscription.count({ where: { userId: id, status: 'past_due' } })) === 1,
    };
  },
};

/** Makes every transaction fail at its commit that wrote an event of this type; none of them without a type. */
async function failAtCommit(type?: EventType): Promise<void> {
  await db().$executeRaw`TRUNCATE failing_types`;
  if (type !== undefined) await db().$executeRaw`INSERT INTO failing_types VALUES (${type})`;
}

beforeAll(async () => {
  admin = await signUpAdmin(app());
  await db().$executeRaw`CREATE TABLE failing_types (type text)`;
  await db().$executeRaw`
    CREATE FUNCTION fail_event() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF EXISTS (SELECT 1 FROM failing_types WHERE type = NEW.type) THEN RAISE EXCEPTION 'the event fails'; END IF;
      RETURN NULL;
    END $$`;
  await db().$executeRaw`
    CREATE CONSTRAINT TRIGGER fail_event AFTER INSERT ON events DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION fail_event()`;
});
beforeEach(() => failAtCommit());

describe('an event', () => {
  it.each(eventTypes)(
    '%s is written with its change, and neither is there without the other',
    async (type) => {
      const { act, happened } = await changes[type]();
      const written = () => db().event.findMany({ where: { type }, orderBy: { number: 'asc' } });
      const before = (await written()).length;

      await failAtCommit(type);
      await act().catch(() => undefined);
      expect(await happened()).toBe(false);
      expect(await written()).toHaveLength(before);

      await failAtCommit();
      await act();
      expect(await happened()).toBe(true);
      const events = (await written()).slice(before);
      expect(events).toHaveLength(1);
      for (const { id, channelId, streamId, accountId, payload, createdAt } of events) {
        const ids = { channel_id: channelId, stream_id: streamId, account_id: accountId };
        DomainEvent.parse({ id, type, ...ids, payload, created_at: createdAt.toISOString() });
      }
    },
  );

  it('is written once when the same change is made again', async () => {
    const { act } = await changes['follow.created']();
    const where = { type: 'follow.created' };
    const before = await db().event.count({ where });
    await Promise.all([act(), act(), act()]);
    expect(await db().event.count({ where })).toBe(before + 1);
  });
});

describe('the end of a suspension', () => {
  it('is an event when its time comes, once for all replicas, and none when an admin suspended again', async () => {
    const [{ id }, again] = [await signUp(app()), await signUp(app())];
    const suspend = (userId: string, hours: number) =>
      send('PUT', `/v1/admin/users/${userId}/suspension`, admin.browser, {
        reason: 'Spam',
        until: soon(hours),
      });
    await suspend(id, 1);
    await suspend(again.id, 1);
    await suspend(again.id, 3);
    await restoreAccounts(app().context);
    app().clock.advance(3_600_001);
    await Promise.all([restoreAccounts(app().context), restoreAccounts(app().context)]);
    const restored = await db().event.findMany({
      where: { type: 'account.restored', accountId: { in: [id, again.id] } },
    });
    expect(restored.map(({ accountId }) => accountId)).toEqual([id]);
    expect(await userIs(id, { suspendedAt: null, suspendedUntil: null })).toBe(true);
    expect(await userIs(again.id, { suspendedAt: { not: null } })).toBe(true);
  });
});

describe('the end of a plan that an admin gave', () => {
  it('is an event when its time comes, once for all replicas', async () => {
    const { id } = await signUp(app());
    const body = { plan: 'creator', reason: 'Friend', ends_at: soon() };
    await send('PUT', `/v1/admin/users/${id}/plan`, admin.browser, body);
    await endLapsedOverrides(app().context);
    app().clock.advance(3_600_001);
    await Promise.all([endLapsedOverrides(app().context), endLapsedOverrides(app().context)]);
    const events = await db().event.findMany({
      where: { accountId: id, type: 'plan.changed' },
      orderBy: { number: 'asc' },
    });
    expect(events.map(({ payload }) => payload)).toEqual([
      { from: 'pro', to: 'creator', source: 'override' },
      { from: 'creator', to: 'pro', source: 'default' },
    ]);
  });

  it('comes for all others when it fails for one', async () => {
    const people = [await signUp(app()), await signUp(app()), await signUp(app())] as const;
    const ends_at = new Date(app().clock.now().getTime() + 3_600_000).toISOString();
    const body = { plan: 'creator', reason: 'Friend', ends_at };
    for (const { id } of people) await send('PUT', `/v1/admin/users/${id}/plan`, admin.browser, body);
    const [{ id: first }] = people;
    await db().$executeRawUnsafe(`
      CREATE FUNCTION fail_delete() RETURNS trigger LANGUAGE plpgsql AS
      'BEGIN IF OLD.user_id = ''${first}'' THEN RAISE ''not this one''; END IF; RETURN OLD; END'`);
    await db().$executeRaw`
      CREATE TRIGGER fail_delete BEFORE DELETE ON plan_overrides FOR EACH ROW EXECUTE FUNCTION fail_delete()`;
    app().clock.advance(3_600_001);
    const left = async () => {
      const where = { userId: { in: people.map(({ id }) => id) } };
      return (await db().planOverride.findMany({ where })).map(({ userId }) => userId);
    };
    await expect(endLapsedOverrides(app().context)).rejects.toThrow('1 failed');
    expect(await left()).toEqual([first]);
    await db().$executeRaw`DROP FUNCTION fail_delete CASCADE`;
    await endLapsedOverrides(app().context);
    expect(await left()).toEqual([]);
  });
});
