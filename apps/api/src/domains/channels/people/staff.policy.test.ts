import { expect, it } from '@jest/globals';
import { isStaff, staffRoles } from './staff.policy.ts';

it('moderators and producers are staff', () => {
  expect(staffRoles).toEqual(['moderator', 'producer']);
  expect(isStaff('moderator')).toBe(true);
  expect(isStaff('producer')).toBe(true);
});

it('viewers are not staff', () => {
  expect(isStaff('viewer')).toBe(false);
});
