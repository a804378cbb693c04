import { setTimeout as delay } from 'node:timers/promises';
import type { Viewers } from './viewers.ts';

export interface SendingPlan {
  viewers: Viewers;
  messages: number;
  /** Milliseconds from one message to the next; none waits for the one before. */
  everyMs: number;
  send: (body: string) => Promise<void>;
}

export interface Deliveries {
  /** Milliseconds from sending to receiving, once for each message and viewer. */
  delays: number[];
  /** How often a viewer did not receive a message. */
  lost: number;
}

/** How long the last packets may take. */
const TIMEOUT_MS = 5_000;

/** Sends messages at a steady pace and notes when each viewer receives each of them. */
export async function sendMessages({ viewers, messages, everyMs, send }: SendingPlan): Promise<Deliveries> {
  const run = Math.random().toString(36).slice(2, 10);
  const pattern = new RegExp(`\\b${run}-(\\d+)\\b`);
  const sentAt: number[] = [];
  const delays: number[] = [];
  const expected = messages * viewers.size;
  let finish = () => {};
  const everythingReceived = new Promise<void>((resolve) => (finish = resolve));
  viewers.onPacket((text) => {
    const number = pattern.exec(text)?.[1];
    if (number === undefined) return;
    delays.push(performance.now() - (sentAt[Number(number)] ?? Number.NaN));
    if (delays.length === expected) finish();
  });

  const began = performance.now();
  const sendings: Promise<void>[] = [];
  for (let number = 0; number < messages; number += 1) {
    await delay(Math.max(0, began + number * everyMs - performance.now()));
    sentAt[number] = performance.now();
    sendings.push(send(`message ${run}-${number} of this conversation`));
  }
  await Promise.all(sendings);
  await Promise.race([everythingReceived, delay(TIMEOUT_MS, undefined, { ref: false })]);
  return { delays, lost: expected - delays.length };
}
