import type { RoomEnd } from '../src/lib/live-room/room-end.ts';
import type { RoomMedia, ViewerRoom, ViewerRoomHandlers } from '../src/lib/live-room/viewer-room.ts';

const dark: RoomMedia = {
  connection: 'connecting',
  flow: 'idle',
  camera: 'none',
  screen: false,
  cameraTrack: null,
  screenTrack: null,
  sound: 'none',
  soundRefused: false,
  layers: [],
};

/** A room without a media server: a test says what happens in it, and sees what the page does to it. */
export class FakeViewerRoom implements ViewerRoom {
  /** Tokens it was joined with, in order. */
  joins: string[] = [];
  leaves = 0;
  /** What the next joinings end with, instead of a connection. */
  failures: Error[] = [];
  sound = { muted: false, volume: 1 };
  soundStarts = 0;
  paused = false;
  quality = 'auto';
  shown: string[] = [];
  readonly #handlers: ViewerRoomHandlers;
  readonly #listeners = new Set<() => void>();
  #picture = dark;

  constructor(handlers: ViewerRoomHandlers) {
    this.#handlers = handlers;
  }

  /** Something happens in the room. */
  becomes(part: Partial<RoomMedia>): void {
    this.#picture = { ...this.#picture, ...part };
    for (const listener of this.#listeners) listener();
  }

  hears(event: Parameters<ViewerRoomHandlers['onEvent']>[0]): void {
    this.#handlers.onEvent(event);
  }

  ends(reason: RoomEnd): void {
    this.becomes(dark);
    this.#handlers.onEnd(reason);
  }

  join = async ({ token }: { token: string }): Promise<void> => {
    this.joins.push(token);
    const failure = this.failures.shift();
    if (failure) throw failure;
    this.becomes({ connection: 'connected' });
  };
  leave = () => {
    this.leaves += 1;
    this.becomes(dark);
  };
  subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  getMedia = () => this.#picture;
  show = (source: 'camera' | 'screen') => {
    this.shown.push(source);
    return () => {
      this.shown.splice(this.shown.indexOf(source), 1);
    };
  };
  setSound = (sound: { muted: boolean; volume: number }) => {
    this.sound = sound;
  };
  startSound = async () => {
    this.soundStarts += 1;
    this.becomes({ soundRefused: false });
  };
  setPaused = (paused: boolean) => {
    this.paused = paused;
  };
  setQuality = (quality: string) => {
    this.quality = quality;
  };
  readDelay = async () => null;
}
