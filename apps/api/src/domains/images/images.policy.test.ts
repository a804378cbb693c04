import { describe, expect, it } from '@jest/globals';
import { audienceOf } from './images.policy.ts';

const outsider = { role: null, invitedToStream: false, viewerInactive: false, unavailable: false };

describe('a picture', () => {
  it('of an active account or channel is for everybody, otherwise for nobody', () => {
    expect(audienceOf({ of: 'account', inactive: false })).toBe('everybody');
    expect(audienceOf({ of: 'account', inactive: true })).toBe('nobody');
    expect(audienceOf({ of: 'channel', unavailable: false })).toBe('everybody');
    expect(audienceOf({ of: 'channel', unavailable: true })).toBe('nobody');
  });

  it('that belongs to nothing is for nobody', () => expect(audienceOf({ of: 'nothing' })).toBe('nobody'));
});

describe('a cover', () => {
  const cover = (visibility: 'public' | 'unlisted' | 'members_only' | 'private', facts: object = {}) =>
    audienceOf({ of: 'stream', visibility, viewer: { ...outsider, ...facts } });

  it.each(['public', 'unlisted', 'members_only'] as const)(
    'of a %s stream is for everybody',
    (visibility) => {
      expect(cover(visibility)).toBe('everybody');
      expect(cover(visibility, { viewerInactive: true })).toBe('everybody');
      expect(cover(visibility, { unavailable: true })).toBe('nobody');
    },
  );

  it('of a private stream is for those who are invited, and those who run the channel', () => {
    expect(cover('private')).toBe('nobody');
    expect(cover('private', { role: 'viewer' })).toBe('nobody');
    expect(cover('private', { role: 'moderator' })).toBe('invited');
    expect(cover('private', { invitedToStream: true })).toBe('invited');
    expect(cover('private', { invitedToStream: true, viewerInactive: true })).toBe('nobody');
    expect(cover('private', { role: 'owner', unavailable: true })).toBe('nobody');
  });
});
