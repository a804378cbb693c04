import { describe, expect, test } from '@jest/globals';
import { asksAgain, returnPath, signInAgainPath, signInPath } from './return-path.ts';

const after = (path: string) => returnPath(new URL(path, 'http://localhost').searchParams);

describe('the way back after signing in', () => {
  test.each(['/dashboard', '/watch/str_1?from=mail', '/watch/str_1#chat', '/'])(
    'comes back to %s',
    (path) => {
      expect(after(signInPath(path))).toBe(path);
    },
  );

  test.each([
    '//evil.example/x',
    'https://evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    'javascript:alert(1)',
    '',
  ])('never leads to another site: %s', (next) => {
    expect(returnPath(new URLSearchParams({ next }))).toBe('/');
  });

  test('somebody who signs in once more comes back too', () => {
    const { searchParams } = new URL(signInAgainPath('/account/security'), 'http://localhost');
    expect(asksAgain(searchParams)).toBe(true);
    expect(returnPath(searchParams)).toBe('/account/security');
    expect(asksAgain(new URL(signInPath('/account'), 'http://localhost').searchParams)).toBe(false);
  });

  test('without a wish it is the home page', () => {
    expect(signInPath('/')).toBe('/sign-in');
    expect(after('/sign-in')).toBe('/');
  });
});
