import { describe, expect, it } from '@jest/globals';
import { entriesOf, readEntry } from './read-addresses.ts';

const readAddresses = (text: string) => entriesOf(text).map(readEntry);
const emailsIn = (text: string) => readAddresses(text).map(({ email }) => email);
const read = (text: string) => readAddresses(text).map(({ line, text: what, email }) => [line, what, email]);

describe('a pasted list', () => {
  it('has an address a line, or several with signs or white space between them', () => {
    const text =
      'a@example.org\r\nb@example.org, c@example.org;d@example.org\n\n\te@example.org f@example.org\r';
    expect(read(text)).toEqual([
      [1, 'a@example.org', 'a@example.org'],
      [2, 'b@example.org', 'b@example.org'],
      [2, 'c@example.org', 'c@example.org'],
      [2, 'd@example.org', 'd@example.org'],
      [4, 'e@example.org', 'e@example.org'],
      [4, 'f@example.org', 'f@example.org'],
    ]);
  });

  it('has names around addresses, as mail programs write them', () => {
    const text = [
      'Anna Nowak <anna@example.org>, "Doe, Jane" <jane@example.org>; <bare@example.org>',
      'jan@example.org <jan@example.org> Ola<ola@example.org>',
      '"mira@old.example.org" <mira@example.org> "zofia@example.org"',
    ].join('\n');
    expect(emailsIn(text)).toEqual([
      'anna@example.org',
      'jane@example.org',
      'bare@example.org',
      'jan@example.org',
      'ola@example.org',
      'mira@example.org',
      'zofia@example.org',
    ]);
  });

  it('loses no address that stands in front of another one', () => {
    expect(emailsIn('one@example.org Two <two@example.org>')).toEqual(['one@example.org', 'two@example.org']);
  });

  it('is read whatever case, space and invisible signs it has', () => {
    expect(
      emailsIn('\uFEFFANNA@Example.ORG\u00A0\u202Ajan@example.org\u202C\u3000ola\u200B@example.org'),
    ).toEqual(['anna@example.org', 'jan@example.org', 'ola@example.org']);
  });

  it('says of rubbish where it stands and what it is', () => {
    expect(read('hello there\n<not one>\nанна@example.org @ <> "\n👩‍🍳\uD83D')).toEqual([
      [1, 'hello', null],
      [1, 'there', null],
      [2, 'not one', null],
      [3, 'анна@example.org', null],
      [3, '@', null],
      [3, '<>', null],
      [3, '"', null],
      [4, '👩🍳\uFFFD', null],
    ]);
  });

  it('shows no more of a thing than an address can be long', () => {
    const [entry] = readAddresses(`${'x'.repeat(100_000)}@example.org`);
    expect(entry).toEqual({ line: 1, text: 'x'.repeat(254), email: null });
  });

  it('is empty when nothing stands in it', () => {
    expect(readAddresses(' \n\t,;, \r\n\u200B')).toEqual([]);
  });

  it('takes no longer for text that is made to take long', () => {
    const started = performance.now();
    for (const part of ['"', '<', '<a', 'a@', '"a', '@.', 'a <']) entriesOf(part.repeat(300_000));
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
