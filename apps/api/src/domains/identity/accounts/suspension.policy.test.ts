import { describe, expect, it } from '@jest/globals';
import { suspensionAt } from './suspension.policy.ts';

const since = new Date('2027-03-01T10:00:00Z');
const now = new Date('2027-03-02T10:00:00Z');
const later = new Date('2027-03-02T10:00:00.001Z');

describe('a suspension', () => {
  it('is none while the account was never suspended', () => {
    const facts = { suspendedAt: null, suspendedUntil: null, suspensionReason: null };
    expect(suspensionAt(facts, now)).toBeUndefined();
    expect(suspensionAt({ ...facts, suspendedUntil: later, suspensionReason: 'Spam' }, now)).toBeUndefined();
  });

  it('without an end goes on', () => {
    const facts = { suspendedAt: since, suspendedUntil: null, suspensionReason: 'Spam' };
    expect(suspensionAt(facts, now)).toEqual({ since, until: null, reason: 'Spam' });
  });

  it('lasts until its end, and no longer', () => {
    const facts = { suspendedAt: since, suspensionReason: 'Spam' };
    expect(suspensionAt({ ...facts, suspendedUntil: later }, now)).toEqual({
      since,
      until: later,
      reason: 'Spam',
    });
    expect(suspensionAt({ ...facts, suspendedUntil: now }, now)).toBeUndefined();
    expect(suspensionAt({ ...facts, suspendedUntil: since }, now)).toBeUndefined();
  });

  it('says nothing where no reason was written down', () => {
    const facts = { suspendedAt: since, suspendedUntil: null, suspensionReason: null };
    expect(suspensionAt(facts, now)).toEqual({ since, until: null, reason: '' });
  });
});
