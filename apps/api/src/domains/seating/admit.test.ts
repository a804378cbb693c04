import { afterEach, describe, expect, it } from '@jest/globals';
import { eventually } from '../../../test/eventually.ts';
import { useLiveKitProxy } from '../../../test/livekit-proxy.ts';
import { postWebhook } from '../../../test/livekit-webhooks.ts';
import { liveStream, takeSeat } from '../../../test/people.ts';
import { Browser, useApp } from '../../../test/test-app.ts';
import { reconcileStreams } from '../streams/index.ts';

const settings: Record<string, string> = { RATE_LIMIT_ADDRESS: '1000' };
const livekit = useLiveKitProxy(settings);
const app = useApp(settings);
afterEach(() => {
  livekit().intercept = () => undefined;
});

/** Asks the signalling gateway whether a viewer with a seat may join. */
async function validate(streamId: string): Promise<number> {
  const { token } = await takeSeat(app(), streamId);
  return (await fetch(`http://${await app().listen()}/rtc/validate?access_token=${token}`)).status;
}
const made = (streamId: string) => livekit().calls('CreateRoom', streamId).length;

describe('joining', () => {
  it('costs no call of LiveKit while the room is known to be there', async () => {
    const { stream } = await liveStream(app());
    const before = made(stream.id);
    const statuses = await Promise.all(Array.from({ length: 8 }, () => validate(stream.id)));
    expect(new Set(statuses)).toEqual(new Set([200]));
    expect(made(stream.id)).toBe(before);
    expect(livekit().calls('ListParticipants', stream.id)).toEqual([]);
  });

  it('makes the room again once LiveKit said that it is finished', async () => {
    const { stream } = await liveStream(app());
    const before = made(stream.id);
    await postWebhook(app(), { event: 'room_finished', id: 'EV_finished', room: { name: stream.id } });
    expect(await validate(stream.id)).toBe(200);
    expect(made(stream.id)).toBe(before + 1);
  });

  it('makes the room again once LiveKit failed to answer anything', async () => {
    const { stream } = await liveStream(app());
    const before = made(stream.id);
    livekit().intercept = ({ method }) => (method === 'ListRooms' ? 'fail' : undefined);
    await expect(app().context.livekit.listRooms()).rejects.toThrow();
    expect(await validate(stream.id)).toBe(200);
    expect(made(stream.id)).toBe(before + 1);
  });

  it('asks a LiveKit that does not answer once a second at most', async () => {
    const { stream } = await liveStream(app());
    const before = made(stream.id);
    app().context.livekit.dropKnownRoom(stream.id);
    livekit().intercept = ({ room }) => (room === stream.id ? 'fail' : undefined);
    const tokens = await Promise.all(Array.from({ length: 6 }, () => takeSeat(app(), stream.id)));
    const origin = `http://${await app().listen()}`;
    const answers = await Promise.all(
      tokens.map(({ token }) => fetch(`${origin}/rtc/validate?access_token=${token}`)),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([503]));
    expect(made(stream.id)).toBe(before + 1);
  });
});

describe('leaving', () => {
  it('calls LiveKit no more often than its room is listed, however often somebody leaves', async () => {
    const { stream } = await liveStream(app());
    await reconcileStreams(app().context);
    const browser = new Browser();
    for (let visit = 0; visit < 4; visit += 1) {
      const { seat } = await takeSeat(app(), stream.id, browser);
      await app().send('DELETE', `/v1/streams/${stream.id}/seats/${seat.id}`, { browser });
    }
    const dueSoon = async () => {
      const row = await app().context.db.streamReconciliation.findUniqueOrThrow({
        where: { streamId: stream.id },
      });
      expect(row.dueAt.getTime() - row.reconciledAt.getTime()).toBeLessThan(2_000);
    };
    await eventually(dueSoon);
    expect(livekit().calls('RemoveParticipant', stream.id)).toEqual([]);
    expect(livekit().calls('ListParticipants', stream.id)).toHaveLength(1);
  });
});
