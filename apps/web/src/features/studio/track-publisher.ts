import type { HostRoom, HostSource } from '../../lib/live-room/host-room.ts';

/** What to send: a track that is on, `muted` for one that is switched off, or null for none. */
export type TracksToPublish = Record<HostSource, MediaStreamTrack | 'muted' | null>;

const nothing: TracksToPublish = { camera: null, microphone: null, screen: null, screen_audio: null };
const sources = Object.keys(nothing) as HostSource[];

/** Keeps what a room sends in line with what the studio wants to send; one change after the other. */
export class TrackPublisher {
  readonly #onUnsent: (unsent: readonly HostSource[]) => void;
  #wanted = nothing;
  #sent = nothing;
  #sending: Promise<void> = Promise.resolve();
  /** The room to send to, while one is joined. */
  #room: HostRoom | null = null;

  /** @param onUnsent hears which sources the room did not take, although the devices give them */
  constructor(onUnsent: (unsent: readonly HostSource[]) => void) {
    this.#onUnsent = onUnsent;
  }

  /** Changes what is sent, from now on. */
  want(tracks: TracksToPublish): void {
    this.#wanted = tracks;
    this.sync();
  }

  /** Sends everything to a room that was just joined. */
  attach(room: HostRoom): void {
    this.detach();
    this.#room = room;
    this.sync();
  }

  /** The room is left or over: it has nothing of what was sent. */
  detach(): void {
    this.#room = null;
    this.#sent = nothing;
  }

  /** Sends what differs; also what the room did not take before. */
  readonly sync = (): void => {
    const room = this.#room;
    if (!room) return;
    this.#sending = this.#sending.then(async () => {
      const unsent: HostSource[] = [];
      for (const source of sources) {
        if (room !== this.#room) return;
        const next = this.#wanted[source];
        if (next === this.#sent[source]) continue;
        try {
          if (next === null) await room.unpublish(source);
          else if (next === 'muted') await room.mute(source);
          else await room.publish(source, next);
          if (room === this.#room) this.#sent = { ...this.#sent, [source]: next };
        } catch {
          unsent.push(source);
        }
      }
      this.#onUnsent(unsent);
    });
  };
}
