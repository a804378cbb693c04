import { expect, test } from '@jest/globals';
import { apiLogLine } from './api-log-line.ts';

const time = new Date(2026, 10, 23, 9, 5, 7).getTime();
const entry = (fields: object) => JSON.stringify({ time, pid: 1, hostname: 'stage', ...fields });

test('leaves out what is not a warning or an error', () => {
  expect(apiLogLine(entry({ level: 30, msg: 'Server listening' }))).toBeUndefined();
  expect(apiLogLine('')).toBeUndefined();
});

test('puts warnings and errors in one line, with the cause and the request they belong to', () => {
  expect(apiLogLine(entry({ level: 40, msg: 'the room was not told' }))).toBe(
    '09:05:07 warning the room was not told',
  );
  const failed = {
    level: 50,
    msg: 'request failed',
    request_id: 'req_1',
    err: { message: 'no route\n  at net' },
  };
  expect(apiLogLine(entry(failed))).toBe('09:05:07 error request failed: no route (req_1)');
});

test('says a cause once that is the message too', () => {
  const failed = { level: 60, msg: 'the database is gone', err: { message: 'the database is gone' } };
  expect(apiLogLine(entry(failed))).toBe('09:05:07 error the database is gone');
});

test('passes on what is no log entry', () => {
  expect(apiLogLine('SyntaxError: Unexpected token')).toBe('SyntaxError: Unexpected token');
  expect(apiLogLine('{ not json')).toBe('{ not json');
});
