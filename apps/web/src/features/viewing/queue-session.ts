import type { QueueChange, QueueTicket } from '@footlight/contracts';
import { isAccessDenial } from '../../api/access/get-access.ts';
import type { JoinedQueue } from '../../api/seating/join-queue.ts';
import { ApiProblem, isProblem } from '../../lib/send.ts';
import { isVisible } from './page-changes.ts';
import type { NotificationChoice, QueueActions, QueueState } from './queue-state.ts';

/** What a place in a queue needs from outside. */
export interface QueuePorts {
  joinQueue: (streamId: string) => Promise<JoinedQueue>;
  leaveQueue: (streamId: string, ticketId: string) => Promise<void>;
  /** Calls a viewer who looks at something else. */
  alert: {
    /** Makes the sound ready; only within a touch or a key press. */
    prepare: () => void;
    ring: () => void;
    choice: () => NotificationChoice;
    toggle: () => Promise<NotificationChoice>;
    notify: () => void;
    /** Takes the notification away. */
    dismiss: () => void;
  };
  /** The same viewer's other tabs at this stream. */
  otherTabs: (streamId: string, onSeated: () => void) => { announceSeat: () => void; close: () => void };
}

export interface QueueHandlers {
  onChange: (state: QueueState) => void;
  /** There is a place that the server's events should tell of: who asked may have been nobody before. */
  onJoined: () => void;
  /** A seat is reserved and somebody looks at this page: take it. */
  onTurn: () => void;
  /** The viewer has a seat in another tab. */
  onSeatedElsewhere: () => void;
  /** The API refuses, and asking again would not change it. */
  onRefused: (error: ApiProblem) => void;
  onNotLive: () => void;
}

/** Milliseconds. */
export const queueTiming = {
  /** How long the server reserves a seat. */
  reservation: 30_000,
  /** How often the place is asked for while no events come: who is silent for 30 s is passed over. */
  keep: 10_000,
  /** How long a hidden page waits before it calls: another tab may be in view and take the seat. */
  call: 700,
  /** A connection that is made anew within this time was not lost. */
  offline: 3_000,
  /** Events may have been on their way when the place was given: for so long they do not say that it is lost. */
  settle: 10_000,
} as const;

/**
 * A viewer's place in the queue of a full stream, from joining it to the reserved seat. What the server
 * sends of it is handed in by `receive`.
 */
export class QueueSession implements QueueActions {
  readonly #streamId: string;
  readonly #ports: QueuePorts;
  readonly #handlers: QueueHandlers;
  readonly #tabs: ReturnType<QueuePorts['otherTabs']>;
  readonly #keeper: ReturnType<typeof setInterval>;
  #state: QueueState;
  #ticket: QueueTicket | null = null;
  /** When the place was given; an event that knows it makes it null. */
  #joinedAt: number | null = null;
  #callTimer: ReturnType<typeof setTimeout> | undefined;
  #offlineTimer: ReturnType<typeof setTimeout> | undefined;
  #closed = false;

  constructor(streamId: string, ports: QueuePorts, handlers: QueueHandlers) {
    this.#streamId = streamId;
    this.#ports = ports;
    this.#handlers = handlers;
    this.#state = {
      place: 'none',
      position: null,
      turnEndsAt: null,
      turnMissed: false,
      length: null,
      connected: true,
      error: null,
      notifications: ports.alert.choice(),
    };
    this.#tabs = ports.otherTabs(streamId, () => handlers.onSeatedElsewhere());
    this.#keeper = setInterval(() => void this.#keepPlace(), queueTiming.keep);
    document.addEventListener('visibilitychange', this.#onVisibility);
  }

  get state(): QueueState {
    return this.#state;
  }

  /** Takes what the server sends of the queue. */
  receive({ length, ticket }: Pick<QueueChange, 'length' | 'ticket'>): void {
    if (ticket) {
      this.#joinedAt = null;
      this.#hold(ticket, length);
    } else {
      this.#noTicket(length);
    }
  }

  /** Takes whether the server's events come. */
  setConnected(connected: boolean): void {
    clearTimeout(this.#offlineTimer);
    if (connected === this.#state.connected) return;
    if (connected) this.#change({ connected });
    else this.#offlineTimer = setTimeout(() => this.#change({ connected }), queueTiming.offline);
  }

  /** Asks for a place; within a touch or a key press, so that a sound can call later. */
  readonly join = async (): Promise<void> => {
    this.#ports.alert.prepare();
    await this.#join();
  };

  async #join(): Promise<void> {
    const before = this.#state.place;
    if (before === 'joining') return;
    this.#change({ place: 'joining', error: null, turnMissed: before === 'away' });
    try {
      const { ticket, length } = await this.#ports.joinQueue(this.#streamId);
      if (this.#closed) return;
      this.#joinedAt = Date.now();
      this.#hold(ticket, length);
      this.#handlers.onJoined();
    } catch (error) {
      if (this.#closed) return;
      // Somebody looks at the page now, and reads why.
      this.#change({ place: before === 'away' ? 'lapsed' : before, turnMissed: false });
      this.#fail(error);
    }
  }

  /** Gives the place up. */
  readonly leave = async (): Promise<void> => {
    const ticket = this.#ticket;
    if (!ticket) return;
    try {
      await this.#ports.leaveQueue(this.#streamId, ticket.id);
      if (this.#ticket?.id !== ticket.id || this.#closed) return;
      const { length } = this.#state;
      this.#drop('none', length === null ? null : Math.max(0, length - 1));
    } catch (error) {
      if (!this.#closed) this.#change({ error });
    }
  };

  readonly toggleNotifications = async (): Promise<void> => {
    const notifications = await this.#ports.alert.toggle();
    if (!this.#closed) this.#change({ notifications });
  };

  /** The seat was taken here: other tabs wait no longer. */
  seatTaken(): void {
    this.#tabs.announceSeat();
    this.close();
  }

  /** Ends it, without giving the place up: a page that is loaded again finds it. */
  close(): void {
    this.#closed = true;
    clearInterval(this.#keeper);
    clearTimeout(this.#offlineTimer);
    this.#stopCalling();
    this.#tabs.close();
    document.removeEventListener('visibilitychange', this.#onVisibility);
  }

  #hold(ticket: QueueTicket, length: number): void {
    const before = this.#ticket?.reserved_until ?? null;
    this.#ticket = ticket;
    const { position, reserved_until: until } = ticket;
    const place = until === null ? 'waiting' : 'turn';
    const turnEndsAt = until === before ? this.#state.turnEndsAt : endOf(until);
    if (until === null) this.#stopCalling();
    this.#change({ place, position, length, error: null, turnEndsAt });
    if (until !== null && until !== before) this.#takeOrCall();
  }

  #noTicket(length: number): void {
    const { place } = this.#state;
    const settles = this.#joinedAt !== null && Date.now() - this.#joinedAt < queueTiming.settle;
    if (!this.#ticket || settles || place === 'joining') return this.#change({ length });
    this.#drop(place !== 'turn' ? 'lost' : isVisible() ? 'lapsed' : 'away', length);
  }

  #drop(place: 'none' | 'lapsed' | 'away' | 'lost', length: number | null): void {
    this.#ticket = null;
    this.#joinedAt = null;
    this.#stopCalling();
    this.#change({ place, position: null, turnEndsAt: null, turnMissed: false, length, error: null });
  }

  #takeOrCall(): void {
    this.#stopCalling();
    if (isVisible()) return this.#handlers.onTurn();
    this.#callTimer = setTimeout(() => {
      this.#ports.alert.ring();
      if (this.#state.notifications === 'on') this.#ports.alert.notify();
    }, queueTiming.call);
  }

  #stopCalling(): void {
    clearTimeout(this.#callTimer);
    this.#ports.alert.dismiss();
  }

  readonly #onVisibility = (): void => {
    if (!isVisible()) return;
    if (this.#state.place === 'turn') this.#takeOrCall();
    if (this.#state.place === 'away') void this.#join();
  };

  async #keepPlace(): Promise<void> {
    if (!this.#ticket || this.#state.connected) return;
    try {
      const { ticket, length } = await this.#ports.joinQueue(this.#streamId);
      if (!this.#closed) this.receive({ ticket, length });
    } catch (error) {
      // Without an answer the place is as it was, and the next attempt comes soon enough.
      if (!this.#closed && error instanceof ApiProblem && error.status < 500) this.#fail(error);
    }
  }

  #fail(error: unknown): void {
    if (isProblem(error, 'seat_held')) return this.#handlers.onSeatedElsewhere();
    if (isProblem(error, 'stream_not_live') || isProblem(error, 'not_found'))
      return this.#handlers.onNotLive();
    if (error instanceof ApiProblem && isAccessDenial(error.code)) return this.#handlers.onRefused(error);
    this.#change({ error });
  }

  #change(part: Partial<QueueState>): void {
    this.#state = { ...this.#state, ...part };
    this.#handlers.onChange(this.#state);
  }
}

/** The end of a reservation by this machine's clock. Where that differs from the server's, the whole time counts from now. */
function endOf(until: string | null): number | null {
  if (until === null) return null;
  const left = Date.parse(until) - Date.now();
  return Date.now() + (left > 0 && left <= queueTiming.reservation ? left : queueTiming.reservation);
}
