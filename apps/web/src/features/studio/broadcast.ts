import type { AnswerOf, createHostToken, Stream, StreamState } from '@footlight/contracts';
import type { HostRoom, HostSource } from '../../lib/live-room/host-room.ts';
import { type LoadRoom, RoomConnection } from '../../lib/live-room/room-connection.ts';
import { type StreamUpdate, updateOf } from '../../lib/live-room/stream-update.ts';
import { onRecovery } from '../../lib/connection.ts';
import { ApiProblem, ConnectionFailure, isProblem } from '../../lib/send.ts';
import { Emitter, SnapshotStore } from '../../lib/snapshot-store.ts';
import { TrackPublisher, type TracksToPublish } from './track-publisher.ts';

/** What a broadcast needs from outside. */
export interface BroadcastPorts {
  start: (streamId: string) => Promise<Stream>;
  end: (streamId: string) => Promise<Stream>;
  token: (streamId: string) => Promise<AnswerOf<typeof createHostToken>>;
  /** Asks the server for the stream anew. Never fails: what does not answer leaves what was known. */
  refresh: (streamId: string) => Promise<void>;
  loadRoom: LoadRoom<HostRoom>;
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

/** Milliseconds between two attempts to get back on air: doubled each time. */
export const rejoinBackoff = { first: 1_000, longest: 5_000 } as const;

/**
 * One host's broadcast: starts the stream, joins its room, sends what the devices give, comes back after every loss with
 * a new token, and ends it. It lives outside React, so that a page drawn twice sends once.
 */
export class Broadcast {
  readonly #streamId: string;
  readonly #ports: BroadcastPorts;
  readonly #store = new SnapshotStore<BroadcastSnapshot>({
    phase: { kind: 'off' },
    room: null,
    failure: null,
    unsent: [],
  });
  readonly #updates = new Emitter<StreamUpdate>();
  readonly subscribe = this.#store.subscribe;
  readonly getSnapshot = this.#store.getSnapshot;
  /** Receives what the room, a start and an end say of the stream. The answer stops it. */
  readonly listen = this.#updates.listen;
  readonly #publisher = new TrackPublisher((unsent) => this.#store.change({ unsent }));
  readonly #connection: RoomConnection<HostRoom>;
  #users = 0;
  #stopListening = () => {};
  #watchesEncoders = false;

  constructor(streamId: string, ports: BroadcastPorts) {
    this.#streamId = streamId;
    this.#ports = ports;
    this.#connection = new RoomConnection<HostRoom>(ports.loadRoom, {
      onRoom: (room) => {
        room.encoders.watch(this.#watchesEncoders);
        this.#store.change({ room });
      },
      onEvent: (event) => this.#updates.emit(updateOf(event)),
      onEnd: (next) => this.#roomEnded(next),
    });
  }

  /** Tries again to send what the room did not take. */
  get sendAgain() {
    return this.#publisher.sync;
  }

  /** Uses the broadcast. When the last user has let go, it leaves the room; the stream itself is not ended by that. */
  retain(): () => void {
    this.#users += 1;
    if (this.#users === 1) {
      addEventListener('pagehide', this.#goOff);
      this.#stopListening = onRecovery(this.#onRecovery);
    }
    return () => {
      this.#users -= 1;
      // React takes a page down and puts it up again in one go when it checks it: that is no leaving.
      queueMicrotask(() => {
        if (this.#users > 0) return;
        removeEventListener('pagehide', this.#goOff);
        this.#stopListening();
        this.#goOff();
      });
    };
  }

  /** Changes what is sent, from now on. */
  send(tracks: TracksToPublish): void {
    this.#publisher.want(tracks);
  }

  /** Receives what encoders send, or stops it. Who is in the room already joins it again: see host-room.ts. */
  watchEncoders(on: boolean): void {
    if (on === this.#watchesEncoders) return;
    this.#watchesEncoders = on;
    const { room, phase } = this.getSnapshot();
    room?.encoders.watch(on);
    if (phase.kind === 'on_air') this.goOn();
  }

  /** Starts the stream and goes on air. */
  readonly goLive = async (): Promise<void> => {
    this.#store.change({ phase: { kind: 'starting' }, failure: null });
    // Its code is fetched while the server starts the stream.
    void this.#connection.open();
    try {
      this.#updates.emit({ stream: await this.#ports.start(this.#streamId) });
    } catch (error) {
      this.#store.change({ phase: { kind: 'off' }, failure: { of: 'start', error } });
      this.#updates.emit({ changed: true });
      return;
    }
    this.#join(false);
  };

  /** Goes on with a stream that is live already: after a reload, or from another tab. */
  readonly goOn = (): void => {
    this.#connection.resetFailures();
    this.#store.change({ failure: null });
    this.#join(this.getSnapshot().phase.kind === 'lost');
  };

  /** Ends the stream for everyone. */
  readonly end = async (): Promise<void> => {
    const before = this.getSnapshot().phase;
    this.#store.change({ phase: { kind: 'ending' }, failure: null });
    try {
      const stream = await this.#ports.end(this.#streamId);
      this.#goOff();
      this.#updates.emit({ stream });
    } catch (error) {
      // Still live: what was sent is still sent.
      this.#store.change({ phase: before, failure: { of: 'end', error } });
    }
  };

  /** Acts on what is known of the stream: leaves one that is over. */
  follow(state: StreamState): void {
    if (state === 'ended' && this.getSnapshot().phase.kind !== 'off') this.#goOff();
  }

  #join(again: boolean): void {
    void this.#joinOnce(this.#connection.begin(), again);
  }

  async #joinOnce(isReplaced: () => boolean, again: boolean): Promise<void> {
    this.#show({ kind: 'joining', again });
    try {
      const opening = this.#connection.open();
      const access = await this.#ports.token(this.#streamId);
      const room = await opening;
      if (isReplaced()) return;
      await this.#connection.join(room, access);
      if (isReplaced()) return;
      this.#publisher.attach(room);
      // What was known of the stream can be from before a loss: the page would say that it is live while viewers read that it
      // is interrupted.
      await this.#ports.refresh(this.#streamId);
      if (isReplaced()) return;
      this.#show({ kind: 'on_air' });
    } catch (error) {
      if (isReplaced()) return;
      if (isProblem(error, 'stream_not_live') || isProblem(error, 'not_found')) {
        // It was away for so long that the server ended the stream.
        this.#show({ kind: 'off' });
        this.#updates.emit({ changed: true });
      } else if (error instanceof ApiProblem && error.status < 500) {
        this.#store.change({ phase: { kind: 'off' }, failure: { of: 'start', error } });
      } else {
        this.#lose(lossCauseOf(error));
      }
    }
  }

  #roomEnded(next: 'taken_over' | 'rejoin_now' | 'rejoin_later'): void {
    this.#publisher.detach();
    const { kind } = this.getSnapshot().phase;
    if (kind === 'off' || kind === 'ending') return;
    if (next === 'taken_over') {
      this.#leaveRoom();
      return this.#show({ kind: 'elsewhere' });
    }
    this.#updates.emit({ changed: true });
    if (next === 'rejoin_now') return this.#join(true);
    this.#lose(navigator.onLine ? 'media' : 'network');
  }

  #lose(cause: LossCause): void {
    const retryAt = this.#connection.retryLater(rejoinBackoff, () => this.#join(true));
    this.#show({ kind: 'lost', cause, retryAt });
  }

  readonly #goOff = (): void => {
    this.#leaveRoom();
    this.#show({ kind: 'off' });
  };

  #leaveRoom(): void {
    this.#publisher.detach();
    this.#connection.leave();
    this.#store.change({ unsent: [] });
  }

  /** Tries at once what would be tried after a pause: the network or the server is back. */
  readonly #onRecovery = (): void => {
    if (this.getSnapshot().phase.kind === 'lost') this.goOn();
  };

  #show(phase: BroadcastPhase): void {
    this.#store.change({ phase });
  }
}

function lossCauseOf(error: unknown): LossCause {
  if (error instanceof ConnectionFailure) return 'network';
  if (isProblem(error, 'media_unavailable')) return 'media';
  if (error instanceof ApiProblem) return 'server';
  return navigator.onLine ? 'media' : 'network';
}
