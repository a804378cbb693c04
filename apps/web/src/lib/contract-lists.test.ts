import * as contracts from '@footlight/contracts';
import { expect, test } from '@jest/globals';
import { categories } from './categories.ts';
import { visibilities } from './visibilities.ts';

test('what the pages list is what contracts have', () => {
  expect(categories).toEqual(contracts.categories);
  expect(visibilities).toEqual(contracts.visibilities);
});
