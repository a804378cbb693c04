import type { ChatEvent, heartbeatSeconds, StreamState, Viewer } from '@footlight/contracts';
import type { RoomEnd } from '../../lib/live-room/room-end.ts';
import type { ViewerRoom, ViewerRoomHandlers } from '../../lib/live-room/viewer-room.ts';
import { isProblem } from '../../lib/send.ts';
import type { Renewal } from '../../api/seating/renew-seat.ts';
import type { TakenSeat } from '../../api/seating/take-seat.ts';
import {
  type JoinFailure,
  type JoinStep,
  backoffDelay,
  readJoinFailure,
  type WatchPhase,
} from './watch-phase.ts';

/** What a session needs from outside. */
export interface WatchPorts {
  takeSeat: (streamId: string) => Promise<TakenSeat>;
  renewSeat: (streamId: string, seatId: string) => Promise<Renewal>;
  releaseSeat: (streamId: string, seatId: string, releaseKey: string) => void;
  loadRoom: (handlers: ViewerRoomHandlers) => Promise<ViewerRoom>;
}

export interface WatchSnapshot {
  phase: WatchPhase;
  /** The room, once its code is here; it may not be joined yet. */
  room: ViewerRoom | null;
  /** Who one is to others; null before the first seat. */
  viewer: Viewer | null;
}

/** What a session hears about its stream. */
export interface StreamUpdate {
  state?: StreamState;
  viewers?: number;
  chatEvent?: ChatEvent;
  /** The number of the chat's newest event. */
  chatSeq?: number;
  /** The stream should be asked for again: something about it has changed. */
  changed?: true;
}

const heartbeat: typeof heartbeatSeconds = 30;

/** Milliseconds. */
export const watchTiming = {
  heartbeat: heartbeat * 1000,
  /** Coming back to the page sends a heartbeat, unless one has just gone. */
  heartbeatRest: 5_000,
  failed: { first: 1_000, longest: 30_000 },
  full: { first: 5_000, longest: 60_000 },
  /** After a seat was refused because the stream is not live, although it is said to be. */
  notLive: 3_000,
  /** A session that was begun ahead waits so long for its page. */
  ahead: 10_000,
  /** A room that ends sooner than this after joining counts as one more failure. */
  steady: 10_000,
} as const;

/**
 * One viewer's part in one stream: takes a seat, keeps it, joins the room, comes back after every kind of loss, and
 * gives the seat back. It lives outside React, so that a page drawn twice takes one seat.
 */
export class WatchSession {
  readonly #streamId: string;
  readonly #ports: WatchPorts;
  readonly #onOver: () => void;
  readonly #listeners = new Set<() => void>();
  readonly #newsListeners = new Set<(news: StreamUpdate) => void>();
  #snapshot: WatchSnapshot = { phase: { kind: 'joining', again: false }, room: null, viewer: null };
  #users = 0;
  #running = false;
  /** Grows with every joining, so that an older one knows that it is over. */
  #joining = 0;
  #room: Promise<ViewerRoom> | null = null;
  #seat: TakenSeat['seat'] | null = null;
  #known: StreamState | null = null;
  #attempt = 0;
  #joinedAt: number | null = null;
  #watchedOnce = false;
  #lastBeat = 0;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #beats: ReturnType<typeof setInterval> | undefined;

  constructor(streamId: string, ports: WatchPorts, onOver: () => void = () => undefined) {
    this.#streamId = streamId;
    this.#ports = ports;
    this.#onOver = onOver;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly getSnapshot = (): WatchSnapshot => this.#snapshot;

  /** Hears what the room and the heartbeats tell. The answer stops it. */
  readonly listen = (listener: (news: StreamUpdate) => void): (() => void) => {
    this.#newsListeners.add(listener);
    return () => this.#newsListeners.delete(listener);
  };

  /** Starts ahead of the page that will use it. If none does soon, it is over again. */
  begin(): void {
    if (!this.#running) this.#start();
    setTimeout(() => this.#stopUnused(), watchTiming.ahead);
  }

  /** Uses the session; the first user starts it. The answer lets go; when nobody has come back by then, it is over. */
  retain(): () => void {
    this.#users += 1;
    if (!this.#running) this.#start();
    return () => {
      this.#users -= 1;
      // React takes a page down and puts it up again in one go when it checks it: that is no leaving.
      queueMicrotask(() => this.#stopUnused());
    };
  }

  /** Hears the state of the stream, as the page knows it. */
  streamIs(state: StreamState): void {
    this.#known = state;
    if (!this.#running) return;
    const { kind } = this.#snapshot.phase;
    if (isOver(state) && kind !== 'idle') this.#withdraw();
    else if (isRunning(state) && kind === 'idle') this.#join();
  }

  /** Hears that the stream is not there any more, or not for this viewer. */
  streamIsGone(): void {
    this.#known = null;
    if (this.#running) this.#withdraw();
  }

  /** Tries at once what would be tried later, or takes the seat back from another tab. */
  readonly joinNow = (): void => {
    this.#attempt = 0;
    this.#join();
  };

  #start(): void {
    this.#running = true;
    addEventListener('pagehide', this.#onPageHide);
    addEventListener('pageshow', this.#onPageShow);
    addEventListener('online', this.#onBack);
    document.addEventListener('visibilitychange', this.#onBack);
    if (!this.#known || !isOver(this.#known)) this.#join();
  }

  #stopUnused(): void {
    if (this.#users === 0 && this.#running) this.#stop();
  }

  #stop(): void {
    this.#running = false;
    removeEventListener('pagehide', this.#onPageHide);
    removeEventListener('pageshow', this.#onPageShow);
    removeEventListener('online', this.#onBack);
    document.removeEventListener('visibilitychange', this.#onBack);
    this.#withdraw();
    this.#onOver();
  }

  /** Leaves room and seat. */
  #withdraw(): void {
    const seat = this.#leaveRoom();
    if (seat) this.#giveBack(seat);
    this.#show({ kind: 'idle' });
  }

  /** Leaves the room and forgets the seat, which is still held: the caller says what becomes of it. */
  #leaveRoom(): TakenSeat['seat'] | null {
    this.#joining += 1;
    clearTimeout(this.#retry);
    clearInterval(this.#beats);
    this.#snapshot.room?.leave();
    this.#joinedAt = null;
    const seat = this.#seat;
    this.#seat = null;
    return seat;
  }

  /** By its key and not by its id: a newer tab that took the seat over keeps it. */
  #giveBack(seat: TakenSeat['seat']): void {
    this.#ports.releaseSeat(this.#streamId, seat.id, seat.release_key);
  }

  #join(): void {
    clearTimeout(this.#retry);
    this.#joining += 1;
    void this.#joinOnce(this.#joining);
  }

  async #joinOnce(joining: number): Promise<void> {
    const isOver = () => joining !== this.#joining;
    this.#show({ kind: 'joining', again: this.#watchedOnce });
    let step: JoinStep = 'seat';
    try {
      const opening = this.#openRoom();
      // Its failure is heard of below; until then nobody waits for it.
      opening.catch(() => undefined);
      const taken = await this.#ports.takeSeat(this.#streamId);
      const { seat, viewer, url, token } = taken;
      if (isOver()) {
        if (!this.#running) this.#giveBack(seat);
        return;
      }
      this.#keepSeat(seat);
      this.#change({ viewer });
      this.#tellNews(taken);
      // What they say may be that the stream is over.
      if (isOver()) return;
      step = 'code';
      const room = await opening;
      if (isOver()) return;
      step = 'room';
      await room.join({ url, token });
      if (isOver()) return;
      this.#joinedAt = Date.now();
      this.#watchedOnce = true;
      this.#show({ kind: 'watching' });
    } catch (error) {
      if (!isOver()) this.#fail(readJoinFailure(step, error));
    }
  }

  #openRoom(): Promise<ViewerRoom> {
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

  #fail(failure: JoinFailure): void {
    switch (failure.kind) {
      case 'not_live':
        this.#tell({ changed: true });
        this.#show({ kind: 'idle' });
        this.#retry = setTimeout(() => {
          if (this.#known && isRunning(this.#known)) this.#join();
        }, watchTiming.notLive);
        return;
      case 'full':
        return this.#show({ kind: 'full', retryAt: this.#retryLater(watchTiming.full) });
      case 'failed':
        return this.#show({
          kind: 'failed',
          cause: failure.cause,
          retryAt: this.#retryLater(watchTiming.failed),
        });
      case 'refused':
        return this.#show(failure);
    }
  }

  /** Plans the next attempt and answers its moment. */
  #retryLater(pace: { first: number; longest: number }): number {
    const pause = backoffDelay(this.#attempt, pace);
    this.#attempt += 1;
    this.#retry = setTimeout(() => this.#join(), pause);
    return Date.now() + pause;
  }

  #roomEnded(reason: RoomEnd): void {
    if (!this.#running) return;
    if (reason === 'elsewhere') {
      // The seat is the other tab's now: giving it back would take it from there.
      this.#leaveRoom();
      return this.#show({ kind: 'elsewhere' });
    }
    this.#tell({ changed: true });
    const wasSteady = this.#joinedAt !== null && Date.now() - this.#joinedAt >= watchTiming.steady;
    this.#joinedAt = null;
    if (wasSteady) this.#attempt = 0;
    if (this.#attempt === 0) {
      this.#attempt = 1;
      return this.#join();
    }
    this.#fail({ kind: 'failed', cause: navigator.onLine ? 'media' : 'network' });
  }

  #keepSeat(seat: TakenSeat['seat']): void {
    this.#seat = seat;
    this.#lastBeat = Date.now();
    clearInterval(this.#beats);
    this.#beats = setInterval(() => void this.#beat(), watchTiming.heartbeat);
  }

  async #beat(): Promise<void> {
    const seat = this.#seat;
    if (!seat) return;
    this.#lastBeat = Date.now();
    try {
      const renewal = await this.#ports.renewSeat(this.#streamId, seat.id);
      if (this.#seat === seat) this.#tellNews(renewal);
    } catch (error) {
      // Anything else may pass: the picture goes on, and the next heartbeat comes soon enough.
      if (this.#seat !== seat || !(isProblem(error, 'seat_ended') || isProblem(error, 'not_found'))) return;
      this.#leaveRoom();
      this.#join();
    }
  }

  readonly #onBack = (event: Event): void => {
    if (document.visibilityState === 'hidden') return;
    if (event.type === 'online' && this.#snapshot.phase.kind === 'failed') this.joinNow();
    if (Date.now() - this.#lastBeat > watchTiming.heartbeatRest) void this.#beat();
  };

  readonly #onPageHide = (): void => {
    const seat = this.#leaveRoom();
    if (seat) this.#giveBack(seat);
  };

  /** The browser kept the page and shows it again. */
  readonly #onPageShow = (event: PageTransitionEvent): void => {
    const { kind } = this.#snapshot.phase;
    if (event.persisted && kind !== 'idle' && kind !== 'elsewhere') this.joinNow();
  };

  #show(phase: WatchPhase): void {
    this.#change({ phase });
  }

  #change(part: Partial<WatchSnapshot>): void {
    this.#snapshot = { ...this.#snapshot, ...part };
    for (const listener of this.#listeners) listener();
  }

  /** Tells what the answers to taking a seat and to a heartbeat say of the stream. */
  #tellNews({ stream_state: state, viewers, chat_seq: chatSeq }: Omit<Renewal, 'lease_expires_at'>): void {
    this.#tell({ state, viewers, chatSeq });
  }

  #tell(news: StreamUpdate): void {
    if (news.state) this.streamIs(news.state);
    for (const listener of this.#newsListeners) listener(news);
  }
}

/** Nothing comes after it. */
function isOver(state: StreamState): boolean {
  return state === 'ended' || state === 'canceled';
}

function isRunning(state: StreamState): boolean {
  return state === 'live' || state === 'interrupted';
}
