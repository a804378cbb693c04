import type { AnswerOf, ChatEvent, createHostToken, Stream, StreamState } from '@footlight/contracts';
import type { HostRoom, HostRoomHandlers, HostSource } from '../../lib/live-room/host-room.ts';
import type { RoomEnd } from '../../lib/live-room/room-end.ts';
import { ApiProblem, ConnectionFailure, isProblem } from '../../lib/send.ts';

/** What a broadcast needs from outside. */
export interface BroadcastPorts {
  start: (streamId: string) => Promise<Stream>;
  end: (streamId: string) => Promise<Stream>;
  token: (streamId: string) => Promise<AnswerOf<typeof createHostToken>>;
  loadRoom: (handlers: HostRoomHandlers) => Promise<HostRoom>;
}

/** How the way onto the air goes. */
export type BroadcastPhase =
  | { kind: 'off' }
  | { kind: 'starting' }
  /** Taking a token and joining the room. `again`: it was on air before. */
  | { kind: 'joining'; again: boolean }
  | { kind: 'on_air' }
  /** The way to the media server is lost; it tries again by itself at `retryAt`. */
  | { kind: 'lost'; cause: LossCause; retryAt: number }
  /** Another tab or device of this account sends now. */
  | { kind: 'elsewhere' }
  | { kind: 'ending' };

export type LossCause = 'network' | 'media' | 'server';

export interface BroadcastSnapshot {
  phase: BroadcastPhase;
  room: HostRoom | null;
  /** Why the last start or end did not work. */
  failure: { of: 'start' | 'end'; error: unknown } | null;
  /** Sources that the room did not take, although the devices give them. */
  unsent: readonly HostSource[];
}

/** What a broadcast hears about its stream. */
export interface BroadcastUpdate {
  stream?: Stream;
  state?: StreamState;
  viewers?: number;
  chatEvent?: ChatEvent;
  /** The stream should be asked for again. */
  changed?: true;
}

/** What to send: a track that is on, `muted` for one that is switched off, or null for none. */
export type TracksToPublish = Record<HostSource, MediaStreamTrack | 'muted' | null>;

const nothing: TracksToPublish = { camera: null, microphone: null, screen: null, screen_audio: null };
const sources = Object.keys(nothing) as HostSource[];

/** Milliseconds between two attempts to get back on air: doubled each time. */
export const rejoinBackoff = { first: 1_000, longest: 15_000 } as const;
/** A room that ends sooner than this after joining, in milliseconds, counts as one more failure. */
const steady = 10_000;

/**
 * One host's broadcast: starts the stream, joins its room, sends what the devices give, comes back after every loss with
 * a new token, and ends it. It lives outside React, so that a page drawn twice sends once.
 */
export class Broadcast {
  readonly #streamId: string;
  readonly #ports: BroadcastPorts;
  readonly #listeners = new Set<() => void>();
  readonly #newsListeners = new Set<(news: BroadcastUpdate) => void>();
  #snapshot: BroadcastSnapshot = { phase: { kind: 'off' }, room: null, failure: null, unsent: [] };
  #room: Promise<HostRoom> | null = null;
  #wanted = nothing;
  #sent: TracksToPublish = nothing;
  #sending: Promise<void> = Promise.resolve();
  #users = 0;
  /** Grows with every joining and leaving, so that an older one knows that it is over. */
  #turn = 0;
  #attempt = 0;
  #joinedAt = 0;
  #retry: ReturnType<typeof setTimeout> | undefined;

  constructor(streamId: string, ports: BroadcastPorts) {
    this.#streamId = streamId;
    this.#ports = ports;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly getSnapshot = (): BroadcastSnapshot => this.#snapshot;

  /** Hears what the room tells. The answer stops it. */
  readonly listen = (listener: (news: BroadcastUpdate) => void): (() => void) => {
    this.#newsListeners.add(listener);
    return () => this.#newsListeners.delete(listener);
  };

  /** Uses the broadcast. When the last user has let go, it leaves the room; the stream itself is not ended by that. */
  retain(): () => void {
    this.#users += 1;
    if (this.#users === 1) {
      addEventListener('pagehide', this.#goOff);
      addEventListener('online', this.#onOnline);
    }
    return () => {
      this.#users -= 1;
      // React takes a page down and puts it up again in one go when it checks it: that is no leaving.
      queueMicrotask(() => {
        if (this.#users > 0) return;
        removeEventListener('pagehide', this.#goOff);
        removeEventListener('online', this.#onOnline);
        this.#goOff();
      });
    };
  }

  /** Changes what is sent, from now on. */
  send(tracks: TracksToPublish): void {
    this.#wanted = tracks;
    if (this.#snapshot.phase.kind === 'on_air') this.#catchUp();
  }

  /** Tries again to send what the room did not take. */
  readonly sendAgain = (): void => this.#catchUp();

  /** Starts the stream and goes on air. */
  readonly goLive = async (): Promise<void> => {
    this.#change({ phase: { kind: 'starting' }, failure: null });
    // Its code is fetched while the server starts the stream.
    this.#openRoom().catch(() => undefined);
    try {
      this.#tell({ stream: await this.#ports.start(this.#streamId) });
    } catch (error) {
      this.#change({ phase: { kind: 'off' }, failure: { of: 'start', error } });
      this.#tell({ changed: true });
      return;
    }
    this.#join(false);
  };

  /** Goes on with a stream that is live already: after a reload, or from another tab. */
  readonly goOn = (): void => {
    this.#attempt = 0;
    this.#change({ failure: null });
    this.#join(this.#snapshot.phase.kind === 'lost');
  };

  /** Ends the stream for everyone. */
  readonly end = async (): Promise<void> => {
    const before = this.#snapshot.phase;
    this.#change({ phase: { kind: 'ending' }, failure: null });
    try {
      const stream = await this.#ports.end(this.#streamId);
      this.#goOff();
      this.#tell({ stream });
    } catch (error) {
      // Still live: what was sent is still sent.
      this.#change({ phase: before, failure: { of: 'end', error } });
    }
  };

  readonly forgetFailure = (): void => this.#change({ failure: null });

  /** Hears the state of the stream, as the page knows it. */
  streamIs(state: StreamState): void {
    if (state === 'ended' && this.#snapshot.phase.kind !== 'off') this.#goOff();
  }

  #join(again: boolean): void {
    clearTimeout(this.#retry);
    this.#turn += 1;
    void this.#joinOnce(this.#turn, again);
  }

  async #joinOnce(turn: number, again: boolean): Promise<void> {
    const isOver = () => turn !== this.#turn;
    this.#show({ kind: 'joining', again });
    try {
      const opening = this.#openRoom();
      opening.catch(() => undefined);
      const { url, token } = await this.#ports.token(this.#streamId);
      const room = await opening;
      if (isOver()) return;
      await room.join({ url, token });
      if (isOver()) return;
      this.#joinedAt = Date.now();
      this.#sent = nothing;
      this.#show({ kind: 'on_air' });
      this.#catchUp();
    } catch (error) {
      if (isOver()) return;
      if (isProblem(error, 'stream_not_live') || isProblem(error, 'not_found')) {
        // It was away for so long that the server ended the stream.
        this.#show({ kind: 'off' });
        this.#tell({ changed: true });
      } else if (error instanceof ApiProblem && error.status < 500) {
        this.#change({ phase: { kind: 'off' }, failure: { of: 'start', error } });
      } else {
        this.#lose(lossCauseOf(error));
      }
    }
  }

  #openRoom(): Promise<HostRoom> {
    this.#room ??= this.#ports
      .loadRoom({
        onEvent: (event) => {
          if (event.kind === 'chat') this.#tell({ chatEvent: event.event });
          else if (event.kind === 'viewers') this.#tell({ viewers: event.viewers });
          else this.#tell({ state: event.state });
        },
        onEnd: (reason) => this.#roomEnded(reason),
      })
      .then(
        (room) => {
          this.#change({ room });
          return room;
        },
        (error: unknown) => {
          this.#room = null;
          throw error;
        },
      );
    return this.#room;
  }

  #roomEnded(reason: RoomEnd): void {
    this.#sent = nothing;
    const { kind } = this.#snapshot.phase;
    if (kind === 'off' || kind === 'ending') return;
    if (reason === 'elsewhere') {
      this.#leaveRoom();
      return this.#show({ kind: 'elsewhere' });
    }
    this.#tell({ changed: true });
    if (Date.now() - this.#joinedAt >= steady) this.#attempt = 0;
    // The first return is tried at once, so that viewers hardly notice.
    if (this.#attempt === 0) {
      this.#attempt = 1;
      return this.#join(true);
    }
    this.#lose(navigator.onLine ? 'media' : 'network');
  }

  #lose(cause: LossCause): void {
    const pause = Math.min(rejoinBackoff.first * 2 ** this.#attempt, rejoinBackoff.longest);
    this.#attempt += 1;
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => this.#join(true), pause);
    this.#show({ kind: 'lost', cause, retryAt: Date.now() + pause });
  }

  /** Brings what is sent in line with the tracks; one change after the other. */
  #catchUp(): void {
    const turn = this.#turn;
    this.#sending = this.#sending.then(async () => {
      const room = this.#snapshot.room;
      const unsent: HostSource[] = [];
      for (const source of sources) {
        if (!room || turn !== this.#turn || this.#snapshot.phase.kind !== 'on_air') return;
        const next = this.#wanted[source];
        const before = this.#sent[source];
        if (next === before) continue;
        try {
          if (next === null) await room.unpublish(source);
          else if (next === 'muted') await room.mute(source);
          else await room.publish(source, next);
          this.#sent = { ...this.#sent, [source]: next };
        } catch {
          unsent.push(source);
        }
      }
      this.#change({ unsent });
    });
  }

  readonly #goOff = (): void => {
    this.#leaveRoom();
    this.#show({ kind: 'off' });
  };

  #leaveRoom(): void {
    this.#turn += 1;
    clearTimeout(this.#retry);
    this.#snapshot.room?.leave();
    this.#sent = nothing;
    this.#change({ unsent: [] });
  }

  readonly #onOnline = (): void => {
    if (this.#snapshot.phase.kind === 'lost') this.goOn();
  };

  #show(phase: BroadcastPhase): void {
    this.#change({ phase });
  }

  #change(part: Partial<BroadcastSnapshot>): void {
    this.#snapshot = { ...this.#snapshot, ...part };
    for (const listener of this.#listeners) listener();
  }

  #tell(news: BroadcastUpdate): void {
    const state = news.stream?.state ?? news.state;
    if (state) this.streamIs(state);
    for (const listener of this.#newsListeners) listener(news);
  }
}

function lossCauseOf(error: unknown): LossCause {
  if (error instanceof ConnectionFailure) return 'network';
  if (isProblem(error, 'media_unavailable')) return 'media';
  if (error instanceof ApiProblem) return 'server';
  return navigator.onLine ? 'media' : 'network';
}
