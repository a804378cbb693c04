import type { RoomEvent } from '@footlight/contracts';
import { type Backoff, backoffDelay, wasStable } from './reconnect-timing.ts';
import type { RoomEnd } from './room-end.ts';

/** What a viewer's and a host's room have in common. */
interface JoinableRoom {
  join: (access: { url: string; token: string }) => Promise<void>;
  leave: () => void;
}

/** Makes a room that calls these handlers, as soon as its code is here. */
export type LoadRoom<Room> = (handlers: {
  onEvent: (event: RoomEvent) => void;
  onEnd: (reason: RoomEnd) => void;
}) => Promise<Room>;

interface ConnectionHandlers<Room> {
  /** The room is here; it is not joined yet. */
  onRoom: (room: Room) => void;
  onEvent: (event: RoomEvent) => void;
  /**
   * The room is over, and what to do now: nothing, because another tab took over; join again at once, so that nobody
   * notices; or join again after a pause, because that has just been tried.
   */
  onEnd: (next: 'taken_over' | 'rejoin_now' | 'rejoin_later') => void;
}

/**
 * The connection to one room, whoever uses it: fetches its code, knows which attempt is the newest, counts failures and
 * plans the next attempt. What has to be asked for before joining (a seat, a token) is the user's own business.
 */
export class RoomConnection<Room extends JoinableRoom> {
  readonly #load: LoadRoom<Room>;
  readonly #handlers: ConnectionHandlers<Room>;
  #opening: Promise<Room> | null = null;
  #room: Room | null = null;
  /** Grows with every attempt and every leaving, so that an older attempt knows that it is over. */
  #turn = 0;
  #failures = 0;
  #joinedAt: number | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(load: LoadRoom<Room>, handlers: ConnectionHandlers<Room>) {
    this.#load = load;
    this.#handlers = handlers;
  }

  /** Begins an attempt. The answer says whether another attempt, or a leaving, has replaced it. */
  begin(): () => boolean {
    clearTimeout(this.#timer);
    this.#turn += 1;
    const turn = this.#turn;
    return () => turn !== this.#turn;
  }

  /** Fetches the code of the room, once; a failed fetch is tried again by the next call. */
  open(): Promise<Room> {
    this.#opening ??= this.#load({
      onEvent: this.#handlers.onEvent,
      onEnd: (reason) => this.#ended(reason),
    }).then(
      (room) => {
        this.#room = room;
        this.#handlers.onRoom(room);
        return room;
      },
      (error: unknown) => {
        this.#opening = null;
        throw error;
      },
    );
    // Whoever awaits it hears of a failure; until then nobody does.
    this.#opening.catch(() => undefined);
    return this.#opening;
  }

  /** Joins the room. @throws when the media server cannot be reached */
  async join(room: Room, access: { url: string; token: string }): Promise<void> {
    const turn = this.#turn;
    await room.join(access);
    if (turn === this.#turn) this.#joinedAt = Date.now();
  }

  /** Leaves the room and drops every attempt that runs or is planned. */
  leave(): void {
    this.#turn += 1;
    clearTimeout(this.#timer);
    this.#room?.leave();
    this.#joinedAt = null;
  }

  /** Counts from the first failure again: somebody asked for an attempt now. */
  resetFailures(): void {
    this.#failures = 0;
  }

  /** Plans the next attempt after one more failure and answers its moment, in milliseconds since 1970. */
  retryLater(backoff: Backoff, attempt: () => void): number {
    const pause = backoffDelay(this.#failures, backoff);
    this.#failures += 1;
    this.retryIn(pause, attempt);
    return Date.now() + pause;
  }

  /** Plans an attempt that follows no failure. */
  retryIn(milliseconds: number, attempt: () => void): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(attempt, milliseconds);
  }

  #ended(reason: RoomEnd): void {
    if (reason === 'elsewhere') return this.#handlers.onEnd('taken_over');
    if (wasStable(this.#joinedAt, Date.now())) this.#failures = 0;
    this.#joinedAt = null;
    if (this.#failures > 0) return this.#handlers.onEnd('rejoin_later');
    this.#failures = 1;
    this.#handlers.onEnd('rejoin_now');
  }
}
