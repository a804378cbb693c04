import { describe, expect, jest, test } from '@jest/globals';
import type { Stream } from '@footlight/contracts';
import { QueryClient } from '@tanstack/react-query';
import { aStream } from '../../../test/answers.ts';
import type { StreamUpdate } from '../../lib/live-room/stream-update.ts';
import { streamKeys } from './stream-keys.ts';
import { writeStreamUpdate } from './write-stream.ts';

/** Writes an update over what is known of a stream. */
function write(before: Stream | undefined, update: StreamUpdate) {
  const client = new QueryClient();
  const { id } = aStream();
  if (before) client.setQueryData(streamKeys.one(id), before);
  const refetch = jest.spyOn(client, 'invalidateQueries');
  writeStreamUpdate(client, id, update);
  const refetched = refetch.mock.calls.some(([filters]) => filters?.queryKey?.[1] === 'one');
  return { after: client.getQueryData<Stream>(streamKeys.one(id)), refetched };
}

describe('what is learnt of a stream', () => {
  test('is written over what is known, and the rest stays', () => {
    const { after, refetched } = write(aStream(), { viewers: 87 });
    expect(after).toEqual({ ...aStream(), viewers: 87 });
    expect(refetched).toBe(false);
  });

  test.each<[string, Partial<Stream>, StreamUpdate]>([
    ['another state', { state: 'live' }, { state: 'interrupted' }],
    ['a date after a missed one', { missed_at: '2026-11-21T20:00:00.000Z' }, { scheduledFor: null }],
    ['a change that nobody describes', {}, { changed: true }],
  ])('%s is fetched as well: only the server knows what came with it', (_what, before, update) => {
    const known = aStream({ state: 'scheduled', scheduled_for: '2026-11-20T20:00:00.000Z', ...before });
    expect(write(known, update).refetched).toBe(true);
  });

  test('the state that is known, or a new date, needs no request', () => {
    const known = aStream({ state: 'scheduled' });
    const scheduledFor = '2026-11-24T20:00:00.000Z';
    const { after, refetched } = write(known, { state: 'scheduled', scheduledFor });
    expect(after?.scheduled_for).toBe(scheduledFor);
    expect(refetched).toBe(false);
  });

  test('of a stream that is not known yet writes nothing', () => {
    expect(write(undefined, { state: 'live', viewers: 2 })).toEqual({ after: undefined, refetched: false });
  });

  test('as a whole replaces what is known', () => {
    const stream = aStream({ state: 'ended', ended_at: '2026-11-23T18:00:10.000Z' });
    expect(write(aStream(), { stream })).toEqual({ after: stream, refetched: false });
  });
});
