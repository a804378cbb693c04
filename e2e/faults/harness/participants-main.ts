import { randomInt } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { dispose, Room, RoomEvent } from '@livekit/rtc-node';
import { ApiError } from '../../site/client.ts';
import { Guest, type Access } from './guest.ts';

// The process behind participants.ts: STREAM STEADY CHANGING URL… Viewers with media, each as the watch page does it: takes a
// seat or waits for one, joins the room, sends heartbeats, and comes again when the connection is lost. Those who change
// leave after some seconds and come as somebody new; from SIGUSR2 on they stay. SIGTERM ends all.
const [streamId = '', steady, changing, ...urls] = process.argv.slice(2);
const HEARTBEAT_MS = 10_000;
const CONNECT_WITHIN_MS = 15_000;
const DISCONNECT_WITHIN_MS = 5_000;
const AGAIN_AFTER_MS = 500;
const STAY_MS = { least: 2_000, most: 6_000 };

const stopping = new AbortController();
const settled = new AbortController();
process.once('SIGTERM', () => stopping.abort());
process.once('SIGUSR2', () => settled.abort());
// rtc-node throws this, past whoever called it, when a packet arrives for a room that it has closed. That room may hear nothing
// more after it, as it happens to clients; the others go on.
process.on('uncaughtException', (error) => {
  if (error.message.includes('invalid handle')) return;
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
const pause = (ms: number, signal = stopping.signal) =>
  delay(ms, undefined, { signal }).catch(() => undefined);

let turn = 0;
const newGuest = () => new Guest(() => urls[turn++ % urls.length] ?? '', streamId);

/** Watches until the connection is lost, the seat has ended, or one of the signals aborts. */
async function watch(guest: Guest, access: Access, signal: AbortSignal): Promise<void> {
  const room = new Room();
  const over = new AbortController();
  room.on(RoomEvent.Disconnected, () => over.abort());
  const either = AbortSignal.any([over.signal, signal]);
  try {
    const connecting = room.connect(access.url, access.token, { autoSubscribe: true, dynacast: false });
    await Promise.race([connecting, delay(CONNECT_WITHIN_MS, undefined, { ref: false })]);
    if (!room.isConnected) return;
    while (!either.aborted) {
      await pause(HEARTBEAT_MS, either);
      if (either.aborted) break;
      await guest.renewSeat(access.seat.id).catch((error: unknown) => {
        if (error instanceof ApiError && error.problem.code === 'seat_ended') over.abort();
      });
    }
  } catch {
    // It could not be entered: tried again.
  } finally {
    const disconnecting = room.disconnect().catch(() => undefined);
    await Promise.race([disconnecting, delay(DISCONNECT_WITHIN_MS, undefined, { ref: false })]);
  }
}

async function beViewer(changes: boolean): Promise<void> {
  let guest = newGuest();
  while (!stopping.signal.aborted) {
    const answer = await guest.tryToTakeSeat().catch(() => 'away');
    if (answer === 'stream_full') {
      await guest.waitForReservation(stopping.signal);
    } else if (typeof answer === 'string') {
      await pause(AGAIN_AFTER_MS);
    } else {
      const staying = changes && !settled.signal.aborted;
      const leave = staying ? AbortSignal.timeout(randomInt(STAY_MS.least, STAY_MS.most)) : undefined;
      await watch(guest, answer, AbortSignal.any([stopping.signal, ...(leave ? [leave] : [])]));
      if (leave?.aborted) {
        await guest.leaveSeat(answer.seat.id);
        guest = newGuest();
      } else await pause(AGAIN_AFTER_MS);
    }
  }
}

const viewers = [
  ...Array.from({ length: Number(steady) }, () => beViewer(false)),
  ...Array.from({ length: Number(changing) }, () => beViewer(true)),
];
await Promise.all(viewers);
await dispose();
