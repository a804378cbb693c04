import { describe, expect, it } from '@jest/globals';
import { eventually } from '../../../../test/eventually.ts';
import { withRooms } from '../../../../test/own-rooms.ts';
import { liveStream } from '../../../../test/people.ts';
import { joinRoom } from '../../../../test/room.ts';
import { startApp, testSettings, useApp } from '../../../../test/test-app.ts';
import { closeOrphanedRooms, reconcileStreams } from '../index.ts';

const app = useApp({ GRACE_SECONDS: '60' });

const stateOf = async (streamId: string) => {
  const stream = await app().context.db.stream.findUniqueOrThrow({ where: { id: streamId } });
  return stream.state;
};

/** Lets time pass and the worker look. */
async function pass(seconds: number): Promise<void> {
  app().clock.advance(seconds * 1000);
  await reconcileStreams(app().context);
}

describe('a stream in which nothing is published', () => {
  it('is interrupted after five seconds and ends after the grace time', async () => {
    const { stream } = await liveStream(app());
    await pass(3);
    expect(await stateOf(stream.id)).toBe('live');
    await pass(4);
    expect(await stateOf(stream.id)).toBe('live');
    await pass(3);
    expect(await stateOf(stream.id)).toBe('interrupted');
    await pass(50);
    expect(await stateOf(stream.id)).toBe('interrupted');
    await pass(10);
    expect(await stateOf(stream.id)).toBe('ended');
    expect(await app().context.livekit.listRooms()).not.toContain(stream.id);
  });

  it('goes on when something is published again, and notifies the room', async () => {
    const { host, stream } = await liveStream(app());
    const viewer = await joinRoom(app(), stream);
    await pass(3);
    await pass(6);
    expect(await stateOf(stream.id)).toBe('interrupted');
    await viewer.heard({ kind: 'stream', state: 'interrupted' });

    const publisher = await joinRoom(app(), stream, host);
    await publisher.publishTone();
    await eventually(async () => {
      await pass(3);
      expect(await stateOf(stream.id)).toBe('live');
    });
    await viewer.heard({ kind: 'stream', state: 'live' });
    await pass(30);
    expect(await stateOf(stream.id)).toBe('live');

    await publisher.leave();
    await viewer.leave();
  });

  it('does not change while the media server does not answer', async () => {
    const { stream } = await liveStream(app());
    const settings = { ...testSettings(app().config.databaseUrl), LIVEKIT_URL: 'ws://127.0.0.1:9' };
    const other = await startApp(settings);
    for (let look = 0; look < 4; look += 1) {
      other.clock.advance(100_000);
      await reconcileStreams(other.context);
    }
    await other.close();
    expect(await stateOf(stream.id)).toBe('live');
  });
});

describe('a room whose stream is not on air', () => {
  it('is closed', async () => {
    const { stream } = await liveStream(app());
    const ended = await liveStream(app());
    await app().context.db.stream.update({
      where: { id: ended.stream.id },
      data: { state: 'ended', endedAt: new Date() },
    });
    await closeOrphanedRooms(withRooms(app().context, [stream.id, ended.stream.id]));
    const rooms = await app().context.livekit.listRooms();
    expect(rooms).toContain(stream.id);
    expect(rooms).not.toContain(ended.stream.id);
  });
});
