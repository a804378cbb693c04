import {
  type ChannelRight,
  type ChannelRole,
  type StreamState,
  type Visibility,
  channelRights,
  channelRoles,
  roleMay,
  visibilities,
} from '@footlight/contracts';
import { describe, expect, it } from '@jest/globals';
import {
  type StreamFacts,
  type ViewerFacts,
  decideAccess,
  isEntitled,
  isVisible,
  mayInChannel,
  needsAccessCheck,
} from './access.policy.ts';

const nobody: ViewerFacts = {
  signedIn: false,
  role: null,
  invitedToStream: false,
  invitedToChannel: false,
  viewerInactive: false,
  unavailable: false,
};
const as = (facts: Partial<ViewerFacts>): ViewerFacts => ({ ...nobody, ...facts });
const scheduledFor = new Date('2027-03-01T19:00:00Z');
const stream = (visibility: Visibility, state: StreamState = 'live'): StreamFacts => ({
  visibility,
  state,
  scheduledFor,
});

describe('a visibility needs an access check', () => {
  it.each([
    ['public', false],
    ['unlisted', false],
    ['members_only', true],
    ['private', true],
  ] as const)('%s: %s', (visibility, needed) => expect(needsAccessCheck(visibility)).toBe(needed));
});

describe('a right in a channel', () => {
  const all: (ChannelRole | null)[] = [...channelRoles, null];
  it.each(channelRights)(
    '%s follows the role of an active viewer of an active owner',
    (right: ChannelRight) => {
      for (const role of all) {
        expect(mayInChannel(as({ role }), right)).toBe(roleMay(role, right));
        expect(mayInChannel(as({ role, viewerInactive: true }), right)).toBe(false);
        expect(mayInChannel(as({ role, unavailable: true }), right)).toBe(false);
      }
    },
  );
});

describe('a stream is for', () => {
  const audiences: [Visibility, (ChannelRole | null)[]][] = [
    ['public', ['viewer', 'moderator', 'producer', 'owner', null]],
    ['unlisted', ['viewer', 'moderator', 'producer', 'owner', null]],
    ['members_only', ['viewer', 'moderator', 'producer', 'owner']],
    ['private', ['moderator', 'producer', 'owner']],
  ];
  it.each(audiences)('%s: %j, while viewer and owner are active', (visibility, audience) => {
    for (const role of [...channelRoles, null]) {
      const meant = audience.includes(role);
      expect([role, isEntitled(visibility, as({ role }))]).toEqual([role, meant]);
      expect(isEntitled(visibility, as({ role, viewerInactive: true }))).toBe(false);
      expect(isEntitled(visibility, as({ role, unavailable: true }))).toBe(false);
      // Who it is not for sees that it is there, unless it is private.
      expect(isVisible(visibility, as({ role }))).toBe(meant || visibility !== 'private');
      expect(isVisible(visibility, as({ role, viewerInactive: true }))).toBe(
        meant || visibility !== 'private',
      );
      expect(isVisible(visibility, as({ role, unavailable: true }))).toBe(false);
    }
  });

  it.each(visibilities)('whom its host invited: %s', (visibility) => {
    const invited = as({ invitedToStream: true });
    expect(isEntitled(visibility, invited)).toBe(visibility !== 'members_only');
    expect(isVisible(visibility, invited)).toBe(true);
    expect(isEntitled('private', as({ role: 'viewer', invitedToStream: true }))).toBe(true);
  });

  it('nobody just because they are invited into the channel', () => {
    const invited = as({ invitedToChannel: true });
    expect(isEntitled('members_only', invited)).toBe(false);
    expect(isEntitled('private', invited)).toBe(false);
    expect(isVisible('private', invited)).toBe(false);
  });
});

describe('the decision', () => {
  it.each(['live', 'interrupted'] as const)('allows whom a stream is for while it is %s', (state) => {
    expect(decideAccess(stream('public', state), nobody)).toEqual({
      visible: true,
      entitled: true,
      allowed: true,
      reason: null,
      remedy: null,
      startsAt: null,
    });
  });

  it('asks to wait for the start of a scheduled stream', () => {
    const decision = {
      visible: true,
      entitled: true,
      allowed: false,
      reason: 'stream_not_live',
      remedy: 'wait_for_start',
    };
    expect(decideAccess(stream('public', 'scheduled'), nobody)).toEqual({
      ...decision,
      startsAt: scheduledFor,
    });
    const undated = { ...stream('public', 'scheduled'), scheduledFor: null };
    expect(decideAccess(undated, nobody)).toEqual({ ...decision, startsAt: null });
  });

  it.each(['ended', 'canceled'] as const)('knows no remedy for a stream that is %s', (state) => {
    expect(decideAccess(stream('public', state), nobody)).toEqual({
      visible: true,
      entitled: true,
      allowed: false,
      reason: 'stream_not_live',
      remedy: null,
      startsAt: null,
    });
  });

  const refused = { visible: true, entitled: false, allowed: false, startsAt: null };
  it.each<[string, Partial<ViewerFacts>, object]>([
    ['somebody without an account', {}, { reason: 'sign_in_required', remedy: 'sign_in' }],
    ['an account', { signedIn: true }, { reason: 'membership_required', remedy: 'ask_host' }],
    [
      'an account that is invited',
      { signedIn: true, invitedToChannel: true },
      { reason: 'membership_required', remedy: 'open_invitation' },
    ],
    [
      'a suspended member',
      { signedIn: true, role: 'viewer', invitedToChannel: true, viewerInactive: true },
      { reason: 'account_suspended', remedy: null },
    ],
  ])('says what helps %s in a stream for members, live or not', (_who, facts, answer) => {
    for (const state of ['scheduled', 'live', 'ended'] as const)
      expect(decideAccess(stream('members_only', state), as(facts))).toEqual({ ...refused, ...answer });
  });

  it('keeps a suspended viewer out of a public stream, which is still there', () => {
    expect(decideAccess(stream('public'), as({ viewerInactive: true }))).toEqual({
      ...refused,
      reason: 'account_suspended',
      remedy: null,
    });
  });

  const absent = {
    visible: false,
    entitled: false,
    allowed: false,
    reason: 'not_found',
    remedy: null,
    startsAt: null,
  };
  it('says of a private stream that it is not there', () => {
    expect(decideAccess(stream('private'), nobody)).toEqual(absent);
    expect(decideAccess(stream('private'), as({ signedIn: true, role: 'viewer' }))).toEqual(absent);
    expect(decideAccess(stream('private', 'scheduled'), as({ viewerInactive: true }))).toEqual(absent);
  });

  it.each(visibilities)('says of a %s stream of a suspended owner that it is not there', (visibility) => {
    for (const role of [...channelRoles, null])
      expect(decideAccess(stream(visibility), as({ role, unavailable: true, signedIn: true }))).toEqual(
        absent,
      );
  });
});
