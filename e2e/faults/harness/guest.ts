import { get, type IncomingMessage } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import {
  getStreamEvents,
  joinQueue,
  leaveSeat,
  renewSeat,
  takeSeat,
  type AnswerOf,
  type QueueChange,
} from '@footlight/contracts';
import { ApiError, Client } from '../../site/client.ts';

const AGAIN_AFTER_MS = 300;

export type Access = AnswerOf<typeof takeSeat>;

/** A viewer without a browser, who speaks with one API process after the other as behind a balancer. */
export class Guest {
  readonly #client = new Client('');
  readonly #nextUrl: () => string;
  readonly #streamId: string;

  constructor(nextUrl: () => string, streamId: string) {
    this.#nextUrl = nextUrl;
    this.#streamId = streamId;
  }

  /** @throws ApiError, or what fetch throws while the server is away */
  takeSeat(): Promise<Access> {
    return this.#somewhere().call(takeSeat, { params: { stream_id: this.#streamId } });
  }

  /** Takes a seat, or answers the code of the error. @throws what fetch throws while the server is away */
  async tryToTakeSeat(): Promise<Access | string> {
    try {
      return await this.takeSeat();
    } catch (error) {
      if (error instanceof ApiError) return error.problem.code;
      throw error;
    }
  }

  async renewSeat(seatId: string): Promise<void> {
    await this.#somewhere().call(renewSeat, { params: { stream_id: this.#streamId, seat_id: seatId } });
  }

  /** Gives a seat back; asks again while the server is away. */
  async leaveSeat(seatId: string): Promise<void> {
    for (;;) {
      try {
        await this.#somewhere().call(leaveSeat, { params: { stream_id: this.#streamId, seat_id: seatId } });
        return;
      } catch (error) {
        if (error instanceof ApiError && error.problem.status < 500) return;
        await delay(AGAIN_AFTER_MS);
      }
    }
  }

  /** Takes a place in the queue; answers its position. @throws ApiError, or what fetch throws */
  async joinQueue(): Promise<{ position: number; reserved: boolean }> {
    const { ticket } = await this.#somewhere().call(joinQueue, { params: { stream_id: this.#streamId } });
    return { position: ticket.position, reserved: ticket.reserved_until !== null };
  }

  /**
   * Waits in the queue, connected to the stream's events, until a seat is reserved. Comes again as often as the connection
   * or the server is lost. Without a place any more it takes a new one.
   * @param signal ends the waiting; the place stays until it lapses
   */
  async waitForReservation(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        if ((await this.joinQueue()).reserved || (await this.#hearOfReservation(signal))) return;
      } catch (error) {
        // Who has a seat needs none.
        if (error instanceof ApiError && error.problem.code === 'seat_held') return;
      }
      await delay(AGAIN_AFTER_MS, undefined, { signal }).catch(() => undefined);
    }
  }

  /** Listens to the stream's events. False when they ended, or the place is gone. */
  #hearOfReservation(signal: AbortSignal): Promise<boolean> {
    const { origin, cookie } = this.#somewhere();
    const address = origin + getStreamEvents.path.replace('{stream_id}', this.#streamId);
    return new Promise((resolve) => {
      let text = '';
      let placed = false;
      const request = get(
        address,
        { headers: { cookie }, agent: false, signal },
        (answer: IncomingMessage) => {
          answer.setEncoding('utf8');
          answer.on('data', (chunk: string) => {
            const events = (text + chunk).split('\n\n');
            text = events.pop() ?? '';
            for (const event of events) {
              const data = /^event: queue\ndata: (.*)$/.exec(event)?.[1];
              if (data === undefined) continue;
              const { ticket } = JSON.parse(data) as QueueChange;
              const reserved = ticket !== null && ticket.reserved_until !== null;
              if (reserved || (placed && !ticket)) end(reserved);
              placed ||= ticket !== null;
            }
          });
          answer.on('close', () => end(false));
          answer.on('error', () => end(false));
        },
      );
      request.on('error', () => end(false));
      function end(reserved: boolean): void {
        resolve(reserved);
        request.destroy();
      }
    });
  }

  #somewhere(): Client {
    this.#client.origin = this.#nextUrl();
    return this.#client;
  }
}
