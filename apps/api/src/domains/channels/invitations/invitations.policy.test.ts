import { expect, it } from '@jest/globals';
import { expiryFrom } from './invitations.policy.ts';

it('an invitation is good for fourteen days', () => {
  expect(expiryFrom(new Date('2027-03-01T10:20:30.456Z'))).toEqual(new Date('2027-03-15T10:20:30.456Z'));
});
