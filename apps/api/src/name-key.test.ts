import { describe, expect, it } from '@jest/globals';
import { nameKey } from './name-key.ts';

describe('names that look alike', () => {
  it.each([
    ['Mira Sol', 'mira sol'],
    ['Mira Sol', 'Μіrа Ѕоl'],
    ['Mira Sol', 'М1ra_S0l.'],
    ['Mira Sol', 'ＭＩＲＡ　ＳＯＬ'],
    ['Mira Sol', 'rnira sol'],
    ['Mira Sol', '𝓜𝓲𝓻𝓪 𝕊𝕠𝕝'],
    ['Łucja', 'Łuсjа'],
    ['Ola', 'O|a'],
    ['ليلى', 'ليلى '],
  ])('have the same key: %s and %s', (one, other) => {
    expect(nameKey(other)).toBe(nameKey(one));
  });

  it.each([
    ['Mira Sol', 'Mira Soul'],
    ['Ola', 'Ala'],
    ['中村 さくら', '中村 つばき'],
    ['ليلى', 'مريم'],
    ['Анна', 'Зоя'],
    ['😀', '🎭'],
  ])('unlike these: %s and %s', (one, other) => {
    expect(nameKey(other)).not.toBe(nameKey(one));
  });

  it('a key is there for every name', () => {
    for (const name of ['.', '😀', '¯\\_(ツ)_/¯', 'ا', '１']) expect(nameKey(name)).not.toBe('');
  });
});
