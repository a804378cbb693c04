import type { heartbeatSeconds } from '@footlight/contracts';
import type { Renewal } from '../../api/seating/renew-seat.ts';
import type { TakenSeat } from '../../api/seating/take-seat.ts';
import { backoffDelay } from '../../lib/live-room/reconnect-timing.ts';
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
  /** Until when the seat is ours whatever happens, in milliseconds since 1970; null without a seat. */
  onLease: (endsAt: number | null) => void;
}

const heartbeat: typeof heartbeatSeconds = 30;

/** Milliseconds. */
export const heartbeatTiming = {
  interval: heartbeat * 1000,
  /** Coming back to the page sends one sooner, unless one has just gone. */
  rest: 5_000,
  /** One that was not answered is sent again, until it is. */
  retry: { first: 1_000, longest: 5_000, jitter: 0.2 },
  /** How long the server keeps a seat after a heartbeat. */
  lease: 90_000,
} as const;

/** The seat of one viewer in one stream: held by heartbeats, and given back by its key. */
export class SeatLease {
  readonly #streamId: string;
  readonly #ports: SeatPorts;
  readonly #handlers: SeatHandlers;
  #seat: Seat | null = null;
  #lastHeartbeat = 0;
  #failures = 0;
  #askedAt = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(streamId: string, ports: SeatPorts, handlers: SeatHandlers) {
    this.#streamId = streamId;
    this.#ports = ports;
    this.#handlers = handlers;
  }

  /** Asks for a seat, without holding it yet: who asked may have left meanwhile. */
  take(): Promise<TakenSeat> {
    this.#askedAt = Date.now();
    return this.#ports.takeSeat(this.#streamId);
  }

  /** Keeps a seat by heartbeats. */
  hold(seat: Seat): void {
    this.#seat = seat;
    this.#lastHeartbeat = Date.now();
    this.#failures = 0;
    this.#handlers.onLease(this.#askedAt + heartbeatTiming.lease);
    this.#renewIn(heartbeatTiming.interval);
  }

  /** Holds the seat no longer, without giving it back: it is another tab's now, or gone. */
  drop(): void {
    clearTimeout(this.#timer);
    this.#seat = null;
    this.#handlers.onLease(null);
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
    if (this.#failures > 0 || Date.now() - this.#lastHeartbeat > heartbeatTiming.rest) void this.#renew();
  }

  #renewIn(milliseconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#renew(), milliseconds);
  }

  async #renew(): Promise<void> {
    const seat = this.#seat;
    if (!seat) return;
    const sentAt = Date.now();
    this.#lastHeartbeat = sentAt;
    // While one is not answered, another may be sent because the server is back.
    clearTimeout(this.#timer);
    const isNewest = (): boolean => this.#seat === seat && this.#lastHeartbeat === sentAt;
    try {
      const renewal = await this.#ports.renewSeat(this.#streamId, seat.id);
      if (this.#seat !== seat) return;
      this.#failures = 0;
      this.#handlers.onLease(sentAt + heartbeatTiming.lease);
      this.#handlers.onRenewed(renewal);
      if (isNewest()) this.#renewIn(heartbeatTiming.interval);
    } catch (error) {
      if (this.#seat !== seat) return;
      if (isProblem(error, 'seat_ended') || isProblem(error, 'not_found')) {
        this.drop();
        return this.#handlers.onEnded();
      }
      // Anything else passes, and meanwhile the picture goes on.
      if (!isNewest()) return;
      this.#renewIn(backoffDelay(this.#failures, heartbeatTiming.retry));
      this.#failures += 1;
    }
  }
}
