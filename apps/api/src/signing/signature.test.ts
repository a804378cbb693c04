import { createHmac, createSecretKey } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readSignedToken, sign, signedToken, verifySignature } from './signature.ts';

const key = createSecretKey(Buffer.alloc(32, 1));
const otherKey = createSecretKey(Buffer.alloc(32, 2));
const part = fc.stringMatching(/^[\w-]{0,40}$/);
const parts = fc.tuple(part, fc.oneof(part, fc.nat()));

describe('a signature', () => {
  it('is HMAC-SHA-256 of the parts joined by full stops, in base64url', () => {
    const expected = createHmac('sha256', key).update('seat_1.2').digest('base64url');
    expect(sign(key, 'seat_1', 2)).toBe(expected);
    expect(sign(key, 'seat_1.2')).toBe(expected);
    expect(expected).toHaveLength(43);
  });

  it('is good for its parts and its key alone', () => {
    fc.assert(
      fc.property(parts, parts, (one, other) => {
        const signature = sign(key, ...one);
        expect(verifySignature(key, signature, ...one)).toBe(true);
        expect(verifySignature(otherKey, signature, ...one)).toBe(false);
        expect(verifySignature(key, signature, ...other)).toBe(one.join('.') === other.join('.'));
      }),
    );
  });

  it('is not good when it is cut, longer, spelled otherwise or empty', () => {
    const signature = sign(key, 'inv_1');
    const spelled = Buffer.from(signature, 'base64url').toString('base64');
    for (const wrong of [
      signature.slice(0, -1),
      `${signature}A`,
      `${signature}=`,
      spelled,
      '',
      'é'.repeat(43),
    ]) {
      expect(verifySignature(key, wrong, 'inv_1')).toBe(false);
    }
  });
});

describe('a signed token', () => {
  it('carries its parts and their signature', () => {
    expect(signedToken(key, 'ses_1', 3)).toBe(`ses_1.3.${sign(key, 'ses_1', 3)}`);
  });

  it('gives back its parts, and nothing with another key', () => {
    fc.assert(
      fc.property(parts, (some) => {
        const token = signedToken(key, ...some);
        expect(readSignedToken(key, token)).toEqual(some.map(String));
        expect(readSignedToken(otherKey, token)).toBeUndefined();
      }),
    );
  });

  it('is invalid once a character of it was changed, removed or added', () => {
    const token = signedToken(key, 'usr_1', 7);
    fc.assert(
      fc.property(fc.nat({ max: token.length - 1 }), fc.constantFrom('', '.', 'A', '%'), (at, character) => {
        const changed = token.slice(0, at) + character + token.slice(at + 1);
        fc.pre(changed !== token);
        expect(readSignedToken(key, changed)).toBeUndefined();
      }),
    );
    expect(readSignedToken(key, `${token}.`)).toBeUndefined();
    expect(readSignedToken(key, `${token}A`)).toBeUndefined();
  });

  it('is neither an empty text nor the signature of an empty text', () => {
    expect(readSignedToken(key, '')).toBeUndefined();
    expect(readSignedToken(key, sign(key, ''))).toBeUndefined();
  });
});
