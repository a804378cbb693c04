import type { RoomEvent } from '@footlight/contracts';
import { roomTopic } from '@footlight/contracts';
import { DataPacket_Kind, type ParticipantInfo } from 'livekit-server-sdk';
import type { Config } from '../../config/config.ts';
import { openBatcher } from '../../batcher.ts';
import type { Metrics } from '../../metrics.ts';
import { AppError } from '../../http/app-error.ts';
import { KnownRooms } from './known-rooms.ts';
import { MediaNodes } from './media-nodes.ts';
import { RoomService } from './room-service.ts';
import { type Whip, openWhip } from './whip.ts';

/** Seconds to wait for LiveKit's answer. Longer than its slowest measured answer, shorter than a viewer waits. */
const answerSeconds = 4;
/** The most rooms that one call asks for by name. */
const mostNames = 200;

/** The rooms of the media server. Every method that asks it throws `media_unavailable` when it does not answer. */
export interface LiveKit {
  /**
   * Makes the room unless it is there. Repeating it changes nothing, and costs no call while the room is known to be there:
   * for some seconds after LiveKit said so.
   */
  ensureRoom(room: string): Promise<void>;
  /** Everyone in the room now, hidden viewers too; empty when there is no such room. */
  listParticipants(room: string): Promise<ParticipantInfo[]>;
  /** Whether there is such a room now. */
  hasRoom(room: string): Promise<boolean>;
  /** The names of all rooms. */
  listRooms(): Promise<string[]>;
  /** Sends to everyone in the room; false when there is no such room. */
  send(room: string, event: RoomEvent): Promise<boolean>;
  /** Disconnects one participant; false when it was not there. */
  removeParticipant(room: string, identity: string): Promise<boolean>;
  /** Closes the room and disconnects everyone in it; false when it was not there. */
  deleteRoom(room: string): Promise<boolean>;
  /** Asks for nothing but an answer. */
  ping(): Promise<void>;
  /** Publishing of encoders. */
  whip: Whip;
  /** The nodes that people joined through this process. */
  nodes: MediaNodes;
  /** Asks nothing: the room may be gone, so the next `ensureRoom` asks LiveKit. Without a name all of them may be. */
  dropKnownRoom(room?: string): void;
}

const hasCode = (error: unknown, code: string) =>
  error instanceof Error && 'code' in error && error.code === code;

/** The LiveKit server of the configuration. Its answers are timed in the metrics. */
export function openLiveKit(config: Config, metrics: Metrics): LiveKit {
  const { url, apiKey, apiSecret, roomCeiling } = config.livekit;
  const rooms = new RoomService(url.href, apiKey, apiSecret, {
    requestTimeout: answerSeconds,
    failover: false,
  });
  const known = new KnownRooms();
  // The room outlives the grace time, so that it does not close under a host who drops alone.
  const lifetime = Math.ceil(config.streams.graceMs / 1000) + 60;

  /** Runs a call; `absent` is the answer when the room or participant does not exist. */
  async function ask<T>(method: string, call: () => Promise<T>, absent?: T): Promise<T> {
    const end = metrics.livekitDuration.startTimer({ method });
    try {
      return await call();
    } catch (error) {
      if (absent !== undefined && hasCode(error, 'not_found')) return absent;
      // It was restarted or is away: with no answer, no room is known to be there.
      known.drop();
      // The SDK's messages can hold a token, so only the kind of failure goes on.
      const kind = error instanceof Error ? error.name : 'unknown failure';
      metrics.livekitFailures.inc({ method });
      throw new AppError('media_unavailable', undefined, { cause: new Error(`LiveKit: ${kind}`) });
    } finally {
      end();
    }
  }

  /** Rooms that are asked for while a call runs share the next one: every stream on air without anybody in it asks. */
  const presence = openBatcher<string, boolean>({
    most: mostNames,
    async work(_all, names) {
      const found = new Set((await ask('ListRooms', () => rooms.listRooms(names))).map((room) => room.name));
      return names.map((name) => found.has(name));
    },
  });

  async function makeRoom(room: string): Promise<void> {
    await ask('CreateRoom', () =>
      rooms.createRoom({
        name: room,
        emptyTimeout: lifetime,
        departureTimeout: lifetime,
        maxParticipants: roomCeiling,
      }),
    );
  }

  return {
    ensureRoom: (room) => known.ensure(room, () => makeRoom(room)),
    listParticipants: (room) =>
      // An empty list confirms nothing: it is the answer for a room that is gone as well.
      known.confirming(
        room,
        () => ask('ListParticipants', () => rooms.listParticipants(room), []),
        (participants) => participants.length > 0,
      ),
    hasRoom: (room) => presence.run('', room),
    async listRooms() {
      return (await ask('ListRooms', () => rooms.listRooms())).map((room) => room.name);
    },
    send(room, event) {
      const packet = new TextEncoder().encode(JSON.stringify(event));
      return ask(
        'SendData',
        async () => {
          await rooms.sendData(room, packet, DataPacket_Kind.RELIABLE, { topic: roomTopic });
          return true;
        },
        false,
      );
    },
    removeParticipant(room, identity) {
      return ask(
        'RemoveParticipant',
        async () => {
          await rooms.removeParticipant(room, identity);
          return true;
        },
        false,
      );
    },
    async deleteRoom(room) {
      known.drop(room);
      const deleted = await ask(
        'DeleteRoom',
        async () => {
          await rooms.deleteRoom(room);
          return true;
        },
        false,
      );
      known.drop(room);
      return deleted;
    },
    async ping() {
      // A list of one name that no room has: the answer is short however many rooms there are.
      await ask('ListRooms', () => rooms.listRooms(['ping']));
    },
    whip: openWhip(config, () => known.drop()),
    nodes: new MediaNodes(),
    dropKnownRoom: (room) => known.drop(room),
  };
}
