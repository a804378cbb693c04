import { describe, expect, it } from '@jest/globals';
import { soughtWords } from './search.policy.ts';

describe('the words of a search', () => {
  it('are none for an empty text', () => {
    expect(soughtWords('')).toEqual([]);
    expect(soughtWords('  ')).toEqual([]);
  });
  it('are split at spaces', () => {
    expect(soughtWords('late  night').map(({ text }) => text)).toEqual(['late', 'night']);
  });
  it('are ten at most', () => {
    const words = soughtWords('a b c d e f g h i j k');
    expect(words).toHaveLength(10);
    expect(words.at(-1)?.text).toBe('j');
  });
  it('have forty letters at most, none of them halved', () => {
    expect(soughtWords('x'.repeat(41))[0]?.text).toBe('x'.repeat(40));
    expect(soughtWords('𝒳'.repeat(41))[0]?.text).toBe('𝒳'.repeat(40));
  });
  it.each([
    ['ab cd', [false, true]],
    ['abc cd', [true, true]],
    ['ab', [true]],
    ['a b c d e f g h i j k', [false, false, false, false, false, false, false, false, false, false]],
  ])(
    '%j are found by their beginning from three letters on, and where they may be half typed',
    (text, begins) => {
      expect(soughtWords(text).map((word) => word.begins)).toEqual(begins);
    },
  );
  it('are found with a typing error from four letters on', () => {
    expect(soughtWords('abc abcd abcde').map((word) => word.slips)).toEqual([false, true, true]);
  });
});
