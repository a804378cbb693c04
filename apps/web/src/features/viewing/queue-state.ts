/** A viewer's place in the queue of a full stream, as the page knows it. */
export interface QueueState {
  place:
    | 'none'
    /** Asked for; the answer is on its way. */
    | 'joining'
    | 'waiting'
    /** A seat is reserved. A page in view takes it at once; a hidden one asks its viewer first. */
    | 'turn'
    /** The reserved seat was not taken in time. */
    | 'lapsed'
    /** The same while nobody looked at the page: it waits again as soon as somebody does. */
    | 'away'
    /** Given up in another tab, or this viewer was not connected for too long. */
    | 'lost';
  /** 1 for the first; null without a place. */
  position: number | null;
  /** With `turn`: until when the seat is reserved, in milliseconds since 1970 by this machine's clock. */
  turnEndsAt: number | null;
  /** Whether this place follows one whose turn passed while nobody looked at the page. */
  turnMissed: boolean;
  /** How many wait; null while that is not known. */
  length: number | null;
  /** Whether the server's events come. */
  connected: boolean;
  /** Why joining or leaving failed. */
  error: unknown;
  notifications: NotificationChoice;
}

/** Whether a notification says that it is one's turn. `blocked`: the browser's settings refuse it. */
export type NotificationChoice = 'unsupported' | 'off' | 'on' | 'blocked';

/** What a viewer can do about the place. */
export interface QueueActions {
  join: () => Promise<void>;
  leave: () => Promise<void>;
  /** Asks the browser to allow notifications, and wants them; or wants them no longer. */
  toggleNotifications: () => Promise<void>;
}
