import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Repairs } from '@footlight/contracts';
import { eventually } from '../../../../test/eventually.ts';
import { withRooms } from '../../../../test/own-rooms.ts';
import { liveStream, newStream, signUp, takeSeat } from '../../../../test/people.ts';
import { joinRoom } from '../../../../test/room.ts';
import { Browser, startApp, testSettings, useApp } from '../../../../test/test-app.ts';
import { closeOrphanedRooms, purgeRepairs, reconcileStreams, repairsInLastHour } from '../index.ts';

const app = useApp({ GRACE_SECONDS: '3600' });
const none: Repairs = {
  participant_without_seat: 0,
  seat_without_participant: 0,
  stream_without_room: 0,
  orphaned_room: 0,
};
beforeEach(async () => {
  // Streams of the tests before are not reconciled in this one.
  await app().context.db.streamReconciliation.deleteMany();
  await app().context.db.streamRepair.deleteMany();
});

/** Lists every room once more. */
async function reconcile(): Promise<void> {
  app().clock.advance(3_000);
  await reconcileStreams(app().context);
}
const lastHour = () => repairsInLastHour(app().context);
const counted = async (kind: keyof Repairs) => {
  const { values } = await app().context.metrics.repairs.get();
  return values.find(({ labels }) => labels.kind === kind)?.value ?? 0;
};

describe('what reconciling repaired', () => {
  it('is nothing while database and room agree', async () => {
    const { stream } = await liveStream(app());
    const viewer = await joinRoom(app(), stream, undefined, new Browser());
    await reconcile();
    expect(await lastHour()).toEqual(none);
    await viewer.leave();
  });

  it('counts somebody in the room who holds no seat', async () => {
    const { stream } = await liveStream(app());
    await joinRoom(app(), stream, undefined, new Browser());
    const before = await counted('participant_without_seat');
    await app().context.db.seat.updateMany({
      where: { streamId: stream.id },
      data: { releasedAt: new Date() },
    });
    await reconcile();
    expect(await lastHour()).toMatchObject({ participant_without_seat: 1, seat_without_participant: 0 });
    expect(await counted('participant_without_seat')).toBe(before + 1);
    expect(await app().context.livekit.listParticipants(stream.id)).toEqual([]);
  });

  it('counts a seat whose holder is not in the room when its lease lapsed', async () => {
    const { stream } = await liveStream(app());
    await takeSeat(app(), stream.id, new Browser());
    await takeSeat(app(), stream.id, new Browser());
    await reconcile();
    expect(await lastHour()).toMatchObject({ seat_without_participant: 0 });
    app().clock.advance(app().config.seats.leaseMs);
    await reconcile();
    const repairs = await app().context.db.streamRepair.findMany({ where: { streamId: stream.id } });
    expect(repairs).toMatchObject([{ kind: 'seat_without_participant', count: 2 }]);
  });

  it('counts the room of a stream on air that LiveKit lost, once', async () => {
    const { stream } = await liveStream(app());
    await reconcile();
    await app().context.livekit.deleteRoom(stream.id);
    await eventually(async () => expect(await app().context.livekit.hasRoom(stream.id)).toBe(false));
    await reconcile();
    expect(await app().context.livekit.hasRoom(stream.id)).toBe(true);
    await reconcile();
    expect(await lastHour()).toEqual({ ...none, stream_without_room: 1 });
  });

  it('counts a room whose stream is not on air', async () => {
    const host = await signUp(app());
    const { id } = await newStream(app(), host);
    await app().context.livekit.ensureRoom(id);
    await closeOrphanedRooms(withRooms(app().context, [id]));
    await closeOrphanedRooms(withRooms(app().context, [id]));
    const repairs = await app().context.db.streamRepair.findMany({ where: { streamId: id } });
    expect(repairs).toMatchObject([{ kind: 'orphaned_room', count: 1 }]);
  });

  it('is known to every replica for an hour, and deleted after a day', async () => {
    const host = await signUp(app());
    const { id } = await newStream(app(), host);
    await app().context.livekit.ensureRoom(id);
    await closeOrphanedRooms(withRooms(app().context, [id]));
    const other = await startApp(testSettings(app().config.databaseUrl));
    other.clock.advance(app().clock.now().getTime() - Date.now());
    const { orphaned_room: orphaned } = await repairsInLastHour(other.context);
    expect(orphaned).toBeGreaterThanOrEqual(1);
    other.clock.advance(61 * 60_000);
    expect(await repairsInLastHour(other.context)).toEqual(none);
    await purgeRepairs(other.context);
    expect(await app().context.db.streamRepair.count()).toBeGreaterThan(0);
    other.clock.advance(24 * 3_600_000);
    await purgeRepairs(other.context);
    expect(await app().context.db.streamRepair.count()).toBe(0);
    await other.close();
  });
});
