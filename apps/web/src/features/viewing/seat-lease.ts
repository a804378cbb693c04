import type { heartbeatSeconds } from '@footlight/contracts';
import type { Renewal } from '../../api/seating/renew-seat.ts';
import type { TakenSeat } from '../../api/seating/take-seat.ts';
import { isProblem } from '../../lib/send.ts';

type Seat = TakenSeat['seat'];

/** What a lease needs from outside. */
export interface SeatPorts {
  takeSeat: (streamId: string) => Promise<TakenSeat>;
  renewSeat: (streamId: string, seatId: string) => Promise<Renewal>;
  releaseSeat: (streamId: string, seatId: string, releaseKey: string) => void;
}

interface SeatHandlers {
  /** What a heartbeat brought. */
  onRenewed: (renewal: Renewal) => void;
  /** The seat is not ours any more. */
  onEnded: () => void;
}

const heartbeat: typeof heartbeatSeconds = 30;

/** Milliseconds between two heartbeats; coming back to the page sends one sooner, unless one has just gone. */
export const heartbeatTiming = { interval: heartbeat * 1000, rest: 5_000 } as const;

/** The seat of one viewer in one stream: held by heartbeats, and given back by its key. */
export class SeatLease {
  readonly #streamId: string;
  readonly #ports: SeatPorts;
  readonly #handlers: SeatHandlers;
  #seat: Seat | null = null;
  #lastHeartbeat = 0;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(streamId: string, ports: SeatPorts, handlers: SeatHandlers) {
    this.#streamId = streamId;
    this.#ports = ports;
    this.#handlers = handlers;
  }

  /** Asks for a seat, without holding it yet: who asked may have left meanwhile. */
  take(): Promise<TakenSeat> {
    return this.#ports.takeSeat(this.#streamId);
  }

  /** Keeps a seat by heartbeats. */
  hold(seat: Seat): void {
    this.#seat = seat;
    this.#lastHeartbeat = Date.now();
    clearInterval(this.#timer);
    this.#timer = setInterval(() => void this.#renew(), heartbeatTiming.interval);
  }

  /** Holds the seat no longer, without giving it back: it is another tab's now, or gone. */
  drop(): void {
    clearInterval(this.#timer);
    this.#seat = null;
  }

  /** Gives the seat back that is held, if one is. */
  release(): void {
    const seat = this.#seat;
    this.drop();
    if (seat) this.giveBack(seat);
  }

  /** Gives a seat back, by its key and not by its id: a newer tab that took the seat over keeps it. */
  giveBack(seat: Seat): void {
    this.#ports.releaseSeat(this.#streamId, seat.id, seat.release_key);
  }

  /** Sends a heartbeat now, unless one has just gone. */
  renewSoon(): void {
    if (Date.now() - this.#lastHeartbeat > heartbeatTiming.rest) void this.#renew();
  }

  async #renew(): Promise<void> {
    const seat = this.#seat;
    if (!seat) return;
    this.#lastHeartbeat = Date.now();
    try {
      const renewal = await this.#ports.renewSeat(this.#streamId, seat.id);
      if (this.#seat === seat) this.#handlers.onRenewed(renewal);
    } catch (error) {
      // Anything else may pass: the picture goes on, and the next heartbeat comes soon enough.
      if (this.#seat !== seat || !(isProblem(error, 'seat_ended') || isProblem(error, 'not_found'))) return;
      this.drop();
      this.#handlers.onEnded();
    }
  }
}
