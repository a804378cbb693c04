import { Stream } from '@footlight/contracts';
import { expect, it } from '@jest/globals';
import { eventually } from '../../../../test/eventually.ts';
import { givePlan } from '../../../../test/plans.ts';
import { withReader } from '../../../../test/with-reader.ts';
import { liveStream, takeSeat } from '../../../../test/people.ts';
import { Browser, problemOf, useApp } from '../../../../test/test-app.ts';
import { applyPlans, endStreamsWithoutPlan, streamPlanReader } from '../index.ts';

const app = useApp();
const minutes = 60_000;

const read = async (streamId: string): Promise<Stream> =>
  Stream.parse((await app().send('GET', `/v1/streams/${streamId}`)).body.stream);

it('a stream on air ends half an hour after its plan has no streaming any more, and nobody new gets in until then', async () => {
  const { host, stream } = await liveStream(app());
  await takeSeat(app(), stream.id);
  const changedAt = app().clock.now().getTime();
  await withReader(app(), streamPlanReader, async () => {
    await givePlan(app(), host, 'free');
    await eventually(async () => expect((await read(stream.id)).ends_at).not.toBeNull());
  });
  const { ends_at, viewer_limit, viewers } = await read(stream.id);
  expect(Date.parse(ends_at ?? '')).toBeGreaterThanOrEqual(changedAt + 30 * minutes);
  expect({ viewer_limit, viewers }).toEqual({ viewer_limit: 0, viewers: 1 });
  const refused = await app().send('POST', `/v1/streams/${stream.id}/seats`, { browser: new Browser() });
  expect(problemOf(refused)).toBe('stream_full');

  app().clock.advance(29 * minutes);
  // Looking again moves nothing.
  await applyPlans(app().context);
  await endStreamsWithoutPlan(app().context);
  expect(await read(stream.id)).toMatchObject({ state: 'live', ends_at });

  app().clock.advance(1 * minutes);
  await endStreamsWithoutPlan(app().context);
  expect(await read(stream.id)).toMatchObject({ state: 'ended', ends_at: null, viewers: 0 });
  const event = await app().context.db.event.findFirst({
    where: { type: 'stream.ended', streamId: stream.id },
  });
  expect(event?.payload).toMatchObject({ reason: 'plan_ended' });
});

it('a stream goes on whose plan has streaming again in time', async () => {
  const { host, stream } = await liveStream(app());
  await withReader(app(), streamPlanReader, async () => {
    await givePlan(app(), host, 'free');
    await eventually(async () => expect((await read(stream.id)).ends_at).not.toBeNull());
    await givePlan(app(), host, 'creator');
    await eventually(async () => expect((await read(stream.id)).ends_at).toBeNull());
  });
  app().clock.advance(31 * minutes);
  await endStreamsWithoutPlan(app().context);
  expect(await read(stream.id)).toMatchObject({ state: 'live', viewer_limit: 25 });
  await takeSeat(app(), stream.id);
});

it('a lower paid plan ends no stream', async () => {
  const { host, stream } = await liveStream(app());
  await withReader(app(), streamPlanReader, async () => {
    await givePlan(app(), host, 'creator');
    await eventually(async () => expect((await read(stream.id)).viewer_limit).toBe(25));
  });
  expect((await read(stream.id)).ends_at).toBeNull();
});
