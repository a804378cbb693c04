import { describe, expect, it } from '@jest/globals';
import { roleOf } from './role.policy.ts';

const channel = (...roles: string[]) => ({
  ownerId: 'usr_owner',
  memberships: roles.map((role) => ({ role, active: true })),
});

describe('the role in a channel', () => {
  it('is owner for its owner, whatever membership says', () => {
    expect(roleOf(channel('viewer'), 'usr_owner')).toBe('owner');
  });
  it('is that of the membership', () => {
    expect(roleOf(channel('producer'), 'usr_other')).toBe('producer');
  });
  it('is a viewer’s for staff that is not active', () => {
    const memberships = [{ role: 'producer', active: false }];
    expect(roleOf({ ownerId: 'usr_owner', memberships }, 'usr_other')).toBe('viewer');
  });
  it('is null without a membership', () => {
    expect(roleOf(channel(), 'usr_other')).toBeNull();
  });
  it('is null for a caller without an account, even where a membership was read', () => {
    expect(roleOf(channel('viewer'), undefined)).toBeNull();
  });
});
