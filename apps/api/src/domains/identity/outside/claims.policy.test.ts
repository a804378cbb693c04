import { describe, expect, it } from '@jest/globals';
import { readClaims } from './claims.policy.ts';

const claims = (differs: Record<string, unknown> = {}) => ({ sub: 'abc', iat: 1_800_000_000, ...differs });
const emailOf = (differs: Record<string, unknown>) => readClaims(claims(differs))?.email;
const nameOf = (differs: Record<string, unknown>) => readClaims(claims(differs))?.displayName;

describe('the claims of a trusted issuer’s token', () => {
  it('name somebody by subject and time alone', () => {
    expect(readClaims(claims())).toEqual({
      subject: 'abc',
      email: null,
      displayName: 'New member',
      signedInAt: new Date(1_800_000_000_000),
    });
  });
  it('say when the person signed in, where the issuer says so', () => {
    expect(readClaims(claims({ auth_time: 1_700_000_000 }))?.signedInAt).toEqual(new Date(1_700_000_000_000));
  });
  it.each<[string, Record<string, unknown>]>([
    ['without a subject', { sub: undefined }],
    ['with a subject that is no text', { sub: 7 }],
    ['with an empty subject', { sub: '' }],
    ['with a subject of 256 characters', { sub: 'x'.repeat(256) }],
    ['with half a character in the subject', { sub: 'a\uD800' }],
    ['with a null character in the subject', { sub: 'a\0b' }],
    ['of an anonymous key', { role: 'anon' }],
    ['of a service key', { role: 'service_role' }],
    ['bound to a key of the bearer', { cnf: { jkt: 'x' } }],
    ['without a time', { iat: undefined }],
    ['with a time that is text', { iat: '1800000000' }],
  ])('stand for nobody %s', (_which, differs) => {
    expect(readClaims(claims(differs))).toBeUndefined();
  });
  it.each<[string, Record<string, unknown>]>([
    ['a subject of 255 characters', { sub: 'x'.repeat(255) }],
    ['a role of a person', { role: 'authenticated' }],
    ['a role that is no text', { role: ['anon'] }],
    ['a sign-in time that is text beside a time of issue', { auth_time: 'yesterday' }],
  ])('stand for somebody with %s', (_which, differs) => {
    expect(readClaims(claims(differs))?.signedInAt).toEqual(new Date(1_800_000_000_000));
  });
});

describe('an address in the claims', () => {
  it('counts when the issuer says that it was proven, in small letters and without spaces around', () => {
    expect(emailOf({ email: ' Ada@Example.ORG ', email_verified: true })).toBe('ada@example.org');
  });
  it('counts up to 254 characters', () => {
    const longest = `${'x'.repeat(242)}@example.org`;
    expect(longest).toHaveLength(254);
    expect(emailOf({ email: longest, email_verified: true })).toBe(longest);
    expect(emailOf({ email: `x${longest}`, email_verified: true })).toBeNull();
  });
  it.each<[string, Record<string, unknown>]>([
    ['is not said to be proven', { email: 'ada@example.org' }],
    ['is said to be proven by a text', { email: 'ada@example.org', email_verified: 'true' }],
    ['is no text', { email: 7, email_verified: true }],
    ['has no name before the sign', { email: '@example.org', email_verified: true }],
    ['has no place behind the sign', { email: 'ada@', email_verified: true }],
    ['has two signs', { email: 'ada@b@example.org', email_verified: true }],
    ['has two signs, one behind the other', { email: 'ada@@example.org', email_verified: true }],
    ['has a space inside', { email: 'a da@example.org', email_verified: true }],
    ['has a space behind the sign', { email: 'ada@exam ple.org', email_verified: true }],
    ['has a control character', { email: 'ada\u0007@example.org', email_verified: true }],
    ['has a control character behind the sign', { email: 'ada@exa\u0007mple.org', email_verified: true }],
    ['has half a character', { email: 'ad\uD800@example.org', email_verified: true }],
  ])('does not count when it %s', (_what, differs) => {
    expect(emailOf(differs)).toBeNull();
  });
});

describe('a name in the claims', () => {
  it('is the first that there is: name, preferred name, full name, name of the person’s own, address', () => {
    const rest = {
      email: 'ada@example.org',
      email_verified: true,
      user_metadata: { full_name: 'Ada Full', name: 'Ada Own' },
      preferred_username: 'ada-pref',
      name: 'Ada',
    };
    expect(nameOf(rest)).toBe('Ada');
    expect(nameOf({ ...rest, name: ' ' })).toBe('ada-pref');
    expect(nameOf({ ...rest, name: undefined, preferred_username: 7 })).toBe('Ada Full');
    expect(nameOf({ email: rest.email, email_verified: true, user_metadata: { name: 'Ada Own' } })).toBe(
      'Ada Own',
    );
    expect(nameOf({ email: rest.email, email_verified: true, user_metadata: null })).toBe('ada');
  });
  it('has forty characters at most, none of them halved, and no space at the end', () => {
    expect(nameOf({ name: 'x'.repeat(40) })).toBe('x'.repeat(40));
    expect(nameOf({ name: 'x'.repeat(41) })).toBe('x'.repeat(40));
    expect(nameOf({ name: `${'x'.repeat(39)}🎥` })).toBe('x'.repeat(39));
    expect(nameOf({ name: `${'x'.repeat(39)} yz` })).toBe('x'.repeat(39));
  });
});
