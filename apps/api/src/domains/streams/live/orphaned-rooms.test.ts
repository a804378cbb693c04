import { afterEach, describe, expect, it } from '@jest/globals';
import { useLiveKitProxy } from '../../../../test/livekit-proxy.ts';
import { withRooms } from '../../../../test/own-rooms.ts';
import { type Person, expectStatus, newStream, signUp } from '../../../../test/people.ts';
import { type Answer, useApp } from '../../../../test/test-app.ts';
import { closeOrphanedRooms } from '../index.ts';

const settings: Record<string, string> = {};
const livekit = useLiveKitProxy(settings);
const app = useApp(settings);
afterEach(() => {
  livekit().intercept = () => undefined;
});

/** A stream that is not started and has a room all the same. */
async function orphan(): Promise<{ id: string; host: Person }> {
  const host = await signUp(app());
  const { id } = await newStream(app(), host);
  await app().context.livekit.ensureRoom(id);
  return { id, host };
}

const start = ({ id, host }: { id: string; host: Person }): Promise<Answer> =>
  app().send('POST', `/v1/streams/${id}/start`, { browser: host.browser });
const rooms = () => app().context.livekit.listRooms();

describe('an orphaned room', () => {
  it('stays when its stream was started after the rooms were listed', async () => {
    const streams = [await orphan(), await orphan()];
    let started: string | undefined;
    livekit().intercept = async ({ method, room }) => {
      // The first one is about to be deleted: the other one, which is listed too, goes live meanwhile.
      const other = streams.find(({ id }) => id !== room);
      if (method !== 'DeleteRoom' || started !== undefined || !other) return;
      started = other.id;
      expectStatus(await start(other), 200);
    };
    await closeOrphanedRooms(
      withRooms(
        app().context,
        streams.map(({ id }) => id),
      ),
    );
    expect(started).toBeDefined();
    expect(livekit().calls('DeleteRoom', started)).toEqual([]);
    const open = await rooms();
    expect(streams.filter(({ id }) => open.includes(id)).map(({ id }) => id)).toEqual([started]);
  });

  it('is there again when its stream is started while it is deleted', async () => {
    const stream = await orphan();
    let starting: Promise<Answer> | undefined;
    livekit().intercept = async ({ method, room }) => {
      if (method !== 'DeleteRoom' || room !== stream.id || starting) return;
      const asked = livekit().calls('CreateRoom', room).length;
      starting = start(stream);
      // The start has made sure of the room and waits for the stream.
      while (livekit().calls('CreateRoom', room).length === asked) await new Promise(setImmediate);
    };
    await closeOrphanedRooms(withRooms(app().context, [stream.id]));
    expectStatus(await starting!, 200);
    expect(await rooms()).toContain(stream.id);
  });
});
