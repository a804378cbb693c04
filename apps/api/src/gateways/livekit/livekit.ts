import type { RoomEvent } from '@footlight/contracts';
import { roomTopic } from '@footlight/contracts';
import { DataPacket_Kind, type ParticipantInfo, RoomServiceClient } from 'livekit-server-sdk';
import type { Config } from '../../config/config.ts';
import { AppError } from '../../http/app-error.ts';

/** Seconds to wait for LiveKit's answer. Longer than its slowest measured answer, shorter than a viewer's patience. */
const answerSeconds = 4;

/** The rooms of the media server. Every method throws `media_unavailable` when the server does not answer. */
export interface LiveKit {
  /** Makes the room unless it is there. Repeating it changes nothing. */
  ensureRoom(room: string): Promise<void>;
  /** Everyone in the room now, hidden viewers too; empty when there is no such room. */
  listParticipants(room: string): Promise<ParticipantInfo[]>;
  /** The names of all rooms. */
  listRooms(): Promise<string[]>;
  /** Tells everyone in the room; false when there is no such room. */
  send(room: string, event: RoomEvent): Promise<boolean>;
  /** Disconnects one participant, if it is there. */
  removeParticipant(room: string, identity: string): Promise<void>;
  /** Closes the room and disconnects everyone in it, if it is there. */
  deleteRoom(room: string): Promise<void>;
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'not_found';
}

/** Runs a call; `absent` is the answer when the room or participant does not exist. */
async function ask<T>(call: () => Promise<T>, absent?: T): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (absent !== undefined && isMissing(error)) return absent;
    // The SDK's messages can hold a token, so only the kind of failure goes on.
    const kind = error instanceof Error ? error.name : 'unknown failure';
    throw new AppError('media_unavailable', undefined, { cause: new Error(`LiveKit: ${kind}`) });
  }
}

/** The LiveKit server of the configuration. */
export function openLiveKit(config: Config): LiveKit {
  const { url, apiKey, apiSecret, roomCeiling } = config.livekit;
  const rooms = new RoomServiceClient(url.href, apiKey, apiSecret, {
    requestTimeout: answerSeconds,
    failover: false,
  });
  // The room outlives the grace time, so that it does not close under a host who drops alone.
  const lifetime = Math.ceil(config.streams.graceMs / 1000) + 60;
  return {
    async ensureRoom(room) {
      await ask(() =>
        rooms.createRoom({
          name: room,
          emptyTimeout: lifetime,
          departureTimeout: lifetime,
          maxParticipants: roomCeiling,
        }),
      );
    },
    listParticipants: (room) => ask(() => rooms.listParticipants(room), []),
    async listRooms() {
      return (await ask(() => rooms.listRooms())).map((room) => room.name);
    },
    send(room, event) {
      const packet = new TextEncoder().encode(JSON.stringify(event));
      return ask(async () => {
        await rooms.sendData(room, packet, DataPacket_Kind.RELIABLE, { topic: roomTopic });
        return true;
      }, false);
    },
    async removeParticipant(room, identity) {
      await ask(async () => {
        await rooms.removeParticipant(room, identity);
        return null;
      }, null);
    },
    async deleteRoom(room) {
      await ask(async () => {
        await rooms.deleteRoom(room);
        return null;
      }, null);
    },
  };
}
