// First: it silences the logs of rtc-node, which is imported below.
import './silence-livekit-logs.ts';
import { takeSeat } from '@footlight/contracts';
import { Client } from '@footlight/e2e/site/client.ts';
import { dispose, Room, RoomEvent } from '@livekit/rtc-node';

/** Viewers without a browser, each on a seat of its own, who note what reaches them. */
export interface Viewers {
  size: number;
  /** Calls back with every data packet, as text, once for each viewer whom it reaches. */
  onPacket(listener: (text: string) => void): void;
  leave(): Promise<void>;
}

/** Takes seats in a stream and connects by the site's own origin, as a browser does. */
export async function joinViewers(origin: string, streamId: string, size: number): Promise<Viewers> {
  let listener: (text: string) => void = () => {};
  const decoder = new TextDecoder();
  const rooms = await Promise.all(
    Array.from({ length: size }, async () => {
      const { url, token } = await new Client(origin).call(takeSeat, { params: { stream_id: streamId } });
      const room = new Room();
      room.on(RoomEvent.DataReceived, (packet: Uint8Array) => listener(decoder.decode(packet)));
      await room.connect(url, token, { autoSubscribe: false, dynacast: false });
      return room;
    }),
  );
  return {
    size,
    onPacket(next) {
      listener = next;
    },
    async leave() {
      await Promise.all(rooms.map((room) => room.disconnect()));
      await dispose();
    },
  };
}
