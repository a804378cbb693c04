import { RoomEvent, type Stream } from '@footlight/contracts';
import { afterAll, expect } from '@jest/globals';
import {
  AudioFrame,
  AudioSource,
  LocalAudioTrack,
  Room,
  RoomEvent as Happening,
  TrackPublishOptions,
  TrackSource,
  dispose,
} from '@livekit/rtc-node';
import { eventually } from './eventually.ts';
import { type Person, expectStatus, takeSeat } from './people.ts';
import type { Browser, TestApp } from './test-app.ts';

afterAll(() => dispose());

/** Someone in a room, through the app's own signalling gateway. */
export interface InRoom {
  /** Waits until the server has sent this to the room. */
  heard(event: RoomEvent): Promise<void>;
  /** Everything that the server has sent so far. */
  received: RoomEvent[];
  /** Publishes a silent sound until leaving. */
  publishTone(): Promise<void>;
  leave(): Promise<void>;
}

/** Joins a stream's room as its host, or as a viewer who takes a seat. */
export async function joinRoom(
  app: TestApp,
  stream: Stream,
  host?: Person,
  browser?: Browser,
): Promise<InRoom> {
  const { token } = host
    ? expectStatus<{ token: string }>(
        await app.send('POST', `/v1/streams/${stream.id}/host-token`, { browser: host.browser }),
        200,
      )
    : await takeSeat(app, stream.id, browser);
  const room = new Room();
  const received: RoomEvent[] = [];
  const waiting = new Set<() => void>();
  let present = true;
  room.on(Happening.DataReceived, (payload: Uint8Array) => {
    received.push(RoomEvent.parse(JSON.parse(new TextDecoder().decode(payload))));
    for (const check of waiting) check();
  });
  await room.connect(`ws://${await app.listen()}`, token, { autoSubscribe: false, dynacast: false });
  // Connected is not yet hearing: the data channel opens later, and what is said before is lost.
  await eventually(async () => {
    const probe = { kind: 'viewers', viewers: -1 } as const;
    await app.context.livekit.send(stream.id, probe);
    expect(received).toContainEqual(probe);
  }, 30_000);
  received.length = 0;
  return {
    received,
    heard(event) {
      return new Promise((resolve) => {
        const check = () => {
          if (!received.some((one) => JSON.stringify(one) === JSON.stringify(event))) return;
          waiting.delete(check);
          resolve();
        };
        waiting.add(check);
        check();
      });
    },
    async publishTone() {
      const source = new AudioSource(48_000, 1);
      const track = LocalAudioTrack.createAudioTrack('tone', source);
      const options = new TrackPublishOptions();
      options.source = TrackSource.SOURCE_MICROPHONE;
      await room.localParticipant?.publishTrack(track, options);
      const feed = async (): Promise<void> => {
        while (present) await source.captureFrame(AudioFrame.create(48_000, 1, 4_800));
      };
      void feed();
    },
    async leave() {
      present = false;
      await room.disconnect();
    },
  };
}
