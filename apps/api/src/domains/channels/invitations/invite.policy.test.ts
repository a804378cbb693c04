import { describe, expect, it } from '@jest/globals';
import { type Known, dailyLimitOf, sortOut, withoutRefused } from './invite.policy.ts';

const known: Known = {
  ownerEmail: 'owner@example.org',
  members: new Set(['member@example.org']),
  open: new Map([
    ['asked@example.org', { id: 'inv_1', expired: false }],
    ['old@example.org', { id: 'inv_2', expired: true }],
  ]),
  hasRoom: () => true,
};

describe('a list is sorted out', () => {
  it('entry by entry, in its order', () => {
    const emails = [
      'new@example.org',
      null,
      'owner@example.org',
      'member@example.org',
      'asked@example.org',
      'old@example.org',
      'new@example.org',
      'owner@example.org',
    ];
    expect(sortOut(emails, known)).toEqual({
      outcomes: [
        'invited',
        'not_an_address',
        'yourself',
        'already_member',
        'already_invited',
        'invited',
        'repeated',
        'repeated',
      ],
      fresh: ['new@example.org'],
      renewed: [{ id: 'inv_2', email: 'old@example.org' }],
    });
  });

  it('while the plan has room, which new and renewed invitations take alike', () => {
    const asked: number[] = [];
    const hasRoom = (more: number) => {
      asked.push(more);
      return more <= 2;
    };
    const emails = ['a@example.org', 'old@example.org', 'b@example.org', 'asked@example.org'];
    expect(sortOut(emails, { ...known, hasRoom })).toEqual({
      outcomes: ['invited', 'invited', 'plan_limit_reached', 'already_invited'],
      fresh: ['a@example.org'],
      renewed: [{ id: 'inv_2', email: 'old@example.org' }],
    });
    expect(asked).toEqual([1, 2, 3]);
  });
});

describe('addresses that were invited too often', () => {
  const emails = ['a@example.org', 'b@example.org', 'old@example.org', 'b@example.org', null];
  // Within the tests: a change of the policy that throws here would end the file and not fail a test.
  const sorted = () => sortOut(emails, known);

  it('get no invitation, and the others do', () => {
    expect(withoutRefused(emails, sorted(), new Set(['b@example.org']))).toEqual({
      outcomes: ['invited', 'invited_too_often', 'invited', 'repeated', 'not_an_address'],
      fresh: ['a@example.org'],
      renewed: [{ id: 'inv_2', email: 'old@example.org' }],
    });
    expect(withoutRefused(emails, sorted(), new Set(['old@example.org']))).toEqual({
      outcomes: ['invited', 'invited', 'invited_too_often', 'repeated', 'not_an_address'],
      fresh: ['a@example.org', 'b@example.org'],
      renewed: [],
    });
  });

  it('are none where nobody was', () => {
    expect(withoutRefused(emails, sorted(), new Set())).toEqual(sorted());
  });
});

describe('an account', () => {
  const created = new Date('2027-03-01T10:00:00Z');
  it('is new for a week', () => {
    expect(dailyLimitOf(created, created)).toBe('invitedByNewAccount');
    expect(dailyLimitOf(created, new Date('2027-03-08T09:59:59.999Z'))).toBe('invitedByNewAccount');
    expect(dailyLimitOf(created, new Date('2027-03-08T10:00:00Z'))).toBe('invitedByAccount');
  });
});
