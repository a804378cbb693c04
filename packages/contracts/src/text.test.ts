import { describe, expect, it } from '@jest/globals';
import { cleanLine, cleanName, DisplayName, Email, line, NewPassword } from './text.ts';

describe('a line', () => {
  it.each([
    ['  two\n words\t', 'two words'],
    ['e\u0301', 'é'],
    ['nul\u0000 bell\u0007', 'nul bell'],
    ['\u202eevil\u202c \u2066x\u2069', 'evil x'],
    ['lone \ud800', 'lone \ufffd'],
    ['👩‍👩‍👧 می‌خواهم', '👩‍👩‍👧 می‌خواهم'],
    ['①', '①'],
  ])('%j becomes %j', (text, clean) => {
    expect(cleanLine(text)).toBe(clean);
    expect(cleanLine(clean)).toBe(clean);
  });

  it('is refused when nothing of it can be seen, or when it is too long', () => {
    for (const text of ['', ' \n', '\u200b\u200d', '\u3164', 'x'.repeat(6)]) {
      expect(line(5).safeParse(text).success).toBe(false);
    }
    expect(line(5).parse('  12345  ')).toBe('12345');
  });
});

describe('a name', () => {
  it.each([
    ['Ｋate', 'Kate'],
    ['ad\u200bmin', 'admin'],
    ['x\u2028y', 'x y'],
    ['Zoë\ufe0f', 'Zoë'],
    ['中村 さくら', '中村 さくら'],
    ['ليلى الحداد', 'ليلى الحداد'],
  ])('%j becomes %j', (text, clean) => {
    expect(cleanName(text)).toBe(clean);
    expect(DisplayName.parse(text)).toBe(clean);
  });

  it('has something to be seen and an end', () => {
    for (const text of ['', '\u200b', '\u115f\u3164', 'x'.repeat(41)]) {
      expect(DisplayName.safeParse(text).success).toBe(false);
    }
  });
});

describe('an e-mail address', () => {
  it('is the same in upper and lower case, with or without space around it', () => {
    expect(Email.parse(' Ola@Example.ORG\n')).toBe('ola@example.org');
  });

  it.each([
    'ola',
    'ola@example',
    'a b@example.org',
    'ola@example.org\r\nbcc: x@example.org',
    `${'x'.repeat(250)}@a.org`,
  ])('is refused: %j', (text) => {
    expect(Email.safeParse(text).success).toBe(false);
  });
});

describe('a new password', () => {
  it('keeps its white space, and is one in both Unicode forms', () => {
    expect(NewPassword.parse('  twelve chars ')).toBe('  twelve chars ');
    expect(NewPassword.parse('żółta gęś śpi'.normalize('NFD'))).toBe('żółta gęś śpi');
  });
});
