import type { StreamReport } from '@footlight/contracts';
import { describe, expect, it } from '@jest/globals';
import { eventually } from '../../../test/eventually.ts';
import {
  type Person,
  endStream,
  expectStatus,
  liveStream,
  signInAgain,
  takeSeat,
} from '../../../test/people.ts';
import { useMailingApp } from '../../../test/test-app.ts';
import { purgeSeats } from '../seating/index.ts';

const { app } = useMailingApp({ GRACE_SECONDS: '3600' });

const minute = 60_000;
const day = 24 * 60 * minute;

async function reportOf(streamId: string, { browser }: Pick<Person, 'browser'>): Promise<StreamReport> {
  const answer = await app().send('GET', `/v1/streams/${streamId}/report`, { browser });
  return expectStatus<{ report: StreamReport }>(answer, 200).report;
}

describe('a stream that ends', () => {
  it('has its report kept by the reader of its event, before its seats are purged', async () => {
    const { db } = app().context;
    const { host, stream } = await liveStream(app());
    await takeSeat(app(), stream.id);
    await takeSeat(app(), stream.id);
    app().clock.advance(2 * minute);
    await endStream(app(), host, stream);
    const counted = await reportOf(stream.id, host);
    expect(counted).toMatchObject({ joins: 2, peak_viewers: 2 });

    await eventually(
      async () => expect(await db.streamReport.count({ where: { streamId: stream.id } })).toBe(1),
      60_000,
    );
    app().clock.advance(91 * day);
    await purgeSeats(app().context);
    expect(await db.seat.count({ where: { streamId: stream.id } })).toBe(0);
    expect(await reportOf(stream.id, await signInAgain(app(), host))).toEqual(counted);
  });
});
