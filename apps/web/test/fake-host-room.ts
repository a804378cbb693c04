import type { Connection } from '../src/lib/live-room/connection-state.ts';
import type { EncoderReading } from '../src/lib/live-room/encoder/encoder-reading.ts';
import type { RoomEncoder } from '../src/lib/live-room/encoder/encoder-tracks.ts';
import type { HostRoom, HostRoomHandlers, HostSource } from '../src/lib/live-room/host-room.ts';
import type { RoomEnd } from '../src/lib/live-room/room-end.ts';

/** A room without a media server: a test says what happens in it, and sees what is sent to it. */
export class FakeHostRoom implements HostRoom {
  joins: string[] = [];
  leaves = 0;
  /** What the next joinings end with, instead of a connection. */
  failures: Error[] = [];
  /** Sources that the room does not take. */
  refuses = new Set<HostSource>();
  /** What viewers get of each source. */
  sent: Partial<Record<HostSource, MediaStreamTrack | 'muted'>> = {};
  /** The encoders in the room, and how their streams arrive. */
  present: readonly RoomEncoder[] = [];
  reading: EncoderReading | null = null;
  watches = false;
  readonly #handlers: HostRoomHandlers;
  readonly #listeners = new Set<() => void>();
  #connection: Connection = 'connecting';

  constructor(handlers: HostRoomHandlers) {
    this.#handlers = handlers;
  }

  becomes(connection: Connection): void {
    this.#connection = connection;
    for (const listener of this.#listeners) listener();
  }
  hears(event: Parameters<HostRoomHandlers['onEvent']>[0]): void {
    this.#handlers.onEvent(event);
  }
  ends(reason: RoomEnd): void {
    this.sent = {};
    this.becomes('connecting');
    this.#handlers.onEnd(reason);
  }

  join = async ({ token }: { token: string }): Promise<void> => {
    this.joins.push(token);
    const failure = this.failures.shift();
    if (failure) throw failure;
    this.becomes('connected');
  };
  leave = () => {
    this.leaves += 1;
    this.sent = {};
    this.becomes('connecting');
  };
  subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  getConnection = () => this.#connection;
  /** Other encoders are in the room. */
  encodersAre(present: readonly RoomEncoder[]): void {
    this.present = present;
    for (const listener of this.#listeners) listener();
  }
  encoders = {
    list: () => this.present,
    isWatching: () => this.watches,
    watch: (on: boolean) => {
      this.watches = on;
    },
    show: () => () => undefined,
    read: () => Promise.resolve(this.reading),
  };
  publish = async (source: HostSource, track: MediaStreamTrack): Promise<void> => {
    if (this.refuses.has(source)) throw new Error(`${source} refused`);
    this.sent = { ...this.sent, [source]: track };
  };
  mute = async (source: HostSource): Promise<void> => {
    if (this.sent[source]) this.sent = { ...this.sent, [source]: 'muted' };
  };
  unpublish = async (source: HostSource): Promise<void> => {
    this.sent = Object.fromEntries(Object.entries(this.sent).filter(([name]) => name !== source));
  };
}
