import { expect, it } from '@jest/globals';
import { eventReaders } from './worker.ts';

it('a reader of events gains no type: what follows from a further one is a reader with a name of its own', () => {
  // During a rolling deploy a server of before moves a reader past types that it does not know (ADR 0027).
  const types = eventReaders.map(({ name, on }) => [name, Object.keys(on).sort()]);
  expect(Object.fromEntries(types)).toEqual({
    notifications: ['stream.canceled', 'stream.live', 'stream.scheduled', 'stream.updated'],
    rooms: ['member.removed', 'member.role_changed', 'stream.ended', 'stream.visibility_changed'],
    stream_plans: ['plan.changed'],
    channel_plans: ['channel.deleted', 'plan.changed'],
    reports: ['stream.ended'],
    stream_keys: ['member.removed', 'member.role_changed'],
    accounts: ['account.deleted', 'account.suspended'],
  });
});
