import type { QueueChange, Stream } from '@footlight/contracts';
import { isOnAir } from '../../lib/is-on-air.ts';
import { RoomConnection } from '../../lib/live-room/room-connection.ts';
import { type StreamUpdate, updateOf } from '../../lib/live-room/stream-update.ts';
import type { ViewerRoom } from '../../lib/live-room/viewer-room.ts';
import { Emitter, SnapshotStore } from '../../lib/snapshot-store.ts';
import type { Renewal } from '../../api/seating/renew-seat.ts';
import { FreeSeat } from './free-seat.ts';
import { isVisible, onPageChanges } from './page-changes.ts';
import type { PlayingTab } from './playing-tab.ts';
import { QueueConnection } from './queue-connection.ts';
import type { QueueActions } from './queue-state.ts';
import { SeatLease } from './seat-lease.ts';
import {
  isOver,
  type JoinFailure,
  type JoinStep,
  readJoinFailure,
  type ReadStreamState,
  type WatchPhase,
  type WatchSnapshot,
} from './watch-phase.ts';
import { type WatchPorts, watchTiming } from './watch-ports.ts';

/**
 * One viewer's part in one stream: takes a seat, joins the room, comes back after every kind of loss, and gives the seat
 * back. It lives outside React, so that a page drawn twice takes one seat.
 */
export class WatchSession {
  readonly #onOver: () => void;
  readonly #store = new SnapshotStore<WatchSnapshot>({
    phase: { kind: 'joining', again: false },
    room: null,
    viewer: null,
    seatKeptUntil: null,
    seatFree: false,
    identity: 0,
  });
  readonly #updates = new Emitter<StreamUpdate>();
  readonly subscribe = this.#store.subscribe;
  readonly getSnapshot = this.#store.getSnapshot;
  /** Receives what the room, the seat and the heartbeats say of the stream. The answer stops it. */
  readonly listen = this.#updates.listen;
  readonly #seat: SeatLease;
  readonly #connection: RoomConnection<ViewerRoom>;
  readonly #queue: QueueConnection;
  readonly #freeSeat: FreeSeat;
  readonly #tab: PlayingTab;
  #users = 0;
  #running = false;
  #readState: ReadStreamState = () => undefined;
  #watchedOnce = false;
  #stopListening = () => {};

  constructor(streamId: string, ports: WatchPorts, onOver: () => void = () => undefined) {
    this.#onOver = onOver;
    this.#seat = new SeatLease(streamId, ports, {
      onRenewed: (renewal) => this.#emitAnswer(renewal),
      onEnded: () => {
        this.#connection.leave();
        this.#join();
      },
      onLease: (seatKeptUntil) => this.#store.change({ seatKeptUntil }),
    });
    this.#connection = new RoomConnection<ViewerRoom>(ports.loadRoom, {
      onRoom: (room) => this.#store.change({ room }),
      onEvent: (event) => this.#updates.emit(updateOf(event)),
      onEnd: (next) => this.#roomEnded(next),
    });
    this.#tab = ports.openPlayingTab(streamId);
    this.#freeSeat = new FreeSeat({
      waitsWithoutPlace: () => this.#waitsWithoutPlace(),
      take: this.joinNow,
      takeIn: (milliseconds, attempt) => this.#connection.retryIn(milliseconds, attempt),
      onFree: (seatFree) => this.#store.change({ seatFree }),
    });
    this.#queue = new QueueConnection(streamId, ports.loadQueue, {
      onChange: (queue) => {
        if (this.getSnapshot().phase.kind === 'full') this.#show({ kind: 'full', queue });
      },
      onJoined: () => this.#store.change({ identity: this.getSnapshot().identity + 1 }),
      onTurn: this.joinNow,
      onSeatedElsewhere: () => {
        if (this.getSnapshot().phase.kind === 'full') this.#playElsewhere();
      },
      onRefused: (error) => this.#leaveFor({ kind: 'refused', error }),
      onNotLive: () => this.#fail({ kind: 'not_live' }),
    });
  }

  /** Starts ahead of the page that will use it. If none does soon, it is over again. */
  begin(): void {
    if (!this.#running) this.#start();
    setTimeout(() => this.#stopUnused(), watchTiming.ahead);
  }

  /** Uses the session; the first user starts it. The answer lets go; when nobody has come back by then, it is over. */
  retain(readState: ReadStreamState): () => void {
    this.#users += 1;
    this.#readState = readState;
    if (!this.#running) this.#start();
    return () => {
      this.#users -= 1;
      // React takes a page down and puts it up again in one go when it checks it: that is no leaving.
      queueMicrotask(() => this.#stopUnused());
    };
  }

  /** Acts on what is known of the stream: leaves one that is over or gone, and joins one that runs. */
  follow(): void {
    if (!this.#running) return;
    const state = this.#readState();
    const { kind } = this.getSnapshot().phase;
    if (isOver(state) && kind !== 'idle') this.#withdraw();
    else if (isOnAir(state) && kind === 'idle') this.#join();
  }

  /** What a viewer can do about a place in the queue; null while the stream is not full. */
  get queue(): QueueActions | null {
    return this.#queue.actions;
  }

  /** Takes over what the server says of the queue, and whether its events come at all. */
  queueIs(change: QueueChange | undefined, connected: boolean): void {
    this.#queue.setConnected(connected);
    if (change) this.#queue.receive(change);
    if (change && connected) this.#freeSeat.receive(change);
  }

  /** Takes over how many seats are taken. `at`: when that was so. */
  readonly seatsAre = (stream: Stream, at: number): void => this.#freeSeat.seatsAre(stream, at);

  /** Tries at once what would be tried later, or takes the seat back from another tab. */
  readonly joinNow = (): void => {
    this.#connection.resetFailures();
    this.#join();
  };

  #start(): void {
    this.#running = true;
    this.#stopListening = onPageChanges({
      onHide: () => {
        this.#connection.leave();
        this.#tab.letGo();
        this.#seat.release();
      },
      onShowAgain: () => {
        const { kind } = this.getSnapshot().phase;
        if (kind !== 'idle' && kind !== 'elsewhere') this.joinNow();
      },
      onVisible: () => {
        this.#seat.renewSoon();
        const { phase, seatFree } = this.getSnapshot();
        if (phase.kind === 'failed' || seatFree) this.joinNow();
      },
      onReachable: () => {
        this.#retry();
        this.#seat.renewSoon();
      },
    });
    if (isOver(this.#readState())) this.#show({ kind: 'idle' });
    else this.#join();
  }

  #stopUnused(): void {
    if (this.#users === 0 && this.#running) this.#stop();
  }

  #stop(): void {
    this.#running = false;
    this.#stopListening();
    this.#withdraw();
    this.#onOver();
  }

  /** Leaves room and seat. */
  #withdraw(): void {
    this.#leaveFor({ kind: 'idle' });
    this.#seat.release();
  }

  /** Leaves room and queue. */
  #leaveFor(phase: WatchPhase): void {
    this.#connection.leave();
    this.#tab.letGo();
    this.#queue.close('left');
    this.#show(phase);
  }

  #join(): void {
    void this.#joinOnce(this.#connection.begin());
  }

  async #joinOnce(isReplaced: () => boolean): Promise<void> {
    this.#show({ kind: 'joining', again: this.#watchedOnce });
    let step: JoinStep = 'seat';
    try {
      // The code of the room is fetched while the server gives the seat.
      const opening = this.#connection.open();
      const taken = await this.#seat.take();
      if (isReplaced()) {
        if (!this.#running) this.#seat.giveBack(taken.seat);
        return;
      }
      this.#seat.hold(taken.seat);
      this.#tab.claim();
      this.#queue.close('seated');
      this.#store.change({ viewer: taken.viewer });
      this.#emitAnswer(taken);
      step = 'code';
      const room = await opening;
      if (isReplaced()) return;
      step = 'room';
      await this.#connection.join(room, taken);
      if (isReplaced()) return;
      this.#watchedOnce = true;
      this.#show({ kind: 'watching' });
    } catch (error) {
      if (!isReplaced()) this.#fail(readJoinFailure(step, error));
    }
  }

  #fail(failure: JoinFailure): void {
    const join = () => {
      // Coming back to the page tries again.
      if (this.#mayTry()) this.#join();
    };
    switch (failure.kind) {
      case 'not_live':
        this.#updates.emit({ changed: true });
        this.#queue.close('left');
        this.#show({ kind: 'idle' });
        return this.#connection.retryIn(watchTiming.notLive, () => {
          if (isOnAir(this.#readState())) this.#join();
        });
      case 'full':
        this.#freeSeat.foundFull();
        this.#queue.open();
        this.#show({ kind: 'full', queue: this.#queue.state });
        return this.#updates.emit({ changed: true });
      case 'failed': {
        const retryAt = this.#connection.retryLater(watchTiming.failed, join);
        return this.#show({ kind: 'failed', cause: failure.cause, retryAt });
      }
      case 'refused':
        this.#queue.close('left');
        return this.#show(failure);
    }
  }

  #roomEnded(next: 'taken_over' | 'rejoin_now' | 'rejoin_later'): void {
    if (!this.#running) return;
    if (next === 'taken_over') {
      // The seat is the other tab's now: giving it back would take it from there.
      this.#seat.drop();
      return this.#playElsewhere();
    }
    this.#updates.emit({ changed: true });
    if (next === 'rejoin_now') return this.#join();
    this.#fail({ kind: 'failed', cause: navigator.onLine ? 'media' : 'network' });
  }

  /** Leaves the playing to another tab or device. When that was a tab, and it is closed, this one goes on. */
  #playElsewhere(): void {
    this.#leaveFor({ kind: 'elsewhere', where: 'tab' });
    this.#tab.wait({
      onFree: this.joinNow,
      onOtherDevice: () => this.#show({ kind: 'elsewhere', where: 'device' }),
    });
  }

  /** Tries at once what failed: the network or the server is back. */
  #retry(): void {
    if (!this.#mayTry()) return;
    if (this.getSnapshot().phase.kind === 'failed' || (this.#waitsWithoutPlace() && isVisible()))
      this.joinNow();
  }

  /** Whether a seat may be taken without somebody who asks for it: by a page in view, and by one that has played already. */
  #mayTry(): boolean {
    return isVisible() || this.#watchedOnce;
  }

  /** Whether the stream is full and nothing reserves a seat for this viewer. */
  #waitsWithoutPlace(): boolean {
    const { phase } = this.getSnapshot();
    if (phase.kind !== 'full') return false;
    return phase.queue === null || !['joining', 'waiting', 'turn'].includes(phase.queue.place);
  }

  #show(phase: WatchPhase): void {
    const { seatFree } = this.getSnapshot();
    this.#store.change({ phase, seatFree: seatFree && phase.kind === 'full' });
  }

  /** Passes on what the answers to taking a seat and to a heartbeat say of the stream. */
  #emitAnswer({ stream_state: state, viewers, chat_seq: chatSeq }: Omit<Renewal, 'lease_expires_at'>): void {
    this.#updates.emit({ state, viewers, chatSeq });
  }
}
