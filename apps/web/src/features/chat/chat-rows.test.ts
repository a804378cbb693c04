import { expect, test } from '@jest/globals';
import { said } from './chat-events.fixture.ts';
import { rowsOf } from './chat-rows.ts';

const at = (seq: number, created_at: string) => said(seq, { created_at });

test('a time mark stands where a new minute begins, a few minutes after the last one at the earliest', () => {
  const rows = rowsOf([
    at(1, '2026-11-23T19:40:10Z'),
    at(2, '2026-11-23T19:40:50Z'),
    at(3, '2026-11-23T19:41:00Z'),
    at(4, '2026-11-23T19:43:00Z'),
    at(5, '2026-11-23T19:43:30Z'),
    at(6, '2026-11-23T19:45:59Z'),
    at(7, '2026-11-23T19:46:00Z'),
  ]);
  expect(rows.map((row) => (row.kind === 'time' ? row.at.slice(11, 16) : row.message.seq))).toEqual([
    1,
    2,
    3,
    '19:43',
    4,
    5,
    6,
    '19:46',
    7,
  ]);
});

test('a mark on another day carries the date', () => {
  const rows = rowsOf([at(1, '2026-11-23T12:00:00Z'), at(2, '2026-11-25T12:00:00Z')]);
  expect(rows[1]).toMatchObject({ kind: 'time', withDate: true });
});

test('an empty chat has no rows', () => {
  expect(rowsOf([])).toEqual([]);
});
