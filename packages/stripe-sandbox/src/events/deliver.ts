import { thinEvent } from './thin-event.ts';
import { signatureHeader } from './sign.ts';
import type { EventDestination, StripeEvent, WebhookEndpoint } from '../objects/kinds.ts';
import { render } from '../http/render.ts';
import type { Sandbox } from '../sandbox.ts';

/** The pauses before the second, third and further attempts, in milliseconds; after the last one it is given up. */
const RETRY_PAUSES_MS = [1, 5, 30, 120, 600, 3600, 6 * 3600, 12 * 3600, 24 * 3600, 24 * 3600].map(
  (seconds) => seconds * 1000,
);
const ANSWER_WITHIN_MS = 20_000;

interface Delivery {
  id: number;
  event: string;
  target: string;
  attempts: number;
}

type Target = WebhookEndpoint | EventDestination;

function find(
  { store }: Sandbox,
  { event, target }: Delivery,
): { event: StripeEvent; target: Target } | undefined {
  const found = store.get('webhook_endpoint', target) ?? store.get('v2.core.event_destination', target);
  const what = store.get('event', event);
  return found && what && { event: what, target: found };
}

/** The next delivery that is due, oldest first. */
function nextDelivery({ store }: Sandbox): Delivery | undefined {
  const row = store.db
    .prepare(
      `SELECT id, event, target, attempts FROM delivery WHERE state = 'waiting' AND due <= ? ORDER BY id LIMIT 1`,
    )
    .get(Date.now());
  return row && { ...(row as unknown as Delivery) };
}

/** One attempt to deliver, whatever its state was; true when the other side took it. */
export async function attemptDelivery(sandbox: Sandbox, delivery: Delivery): Promise<boolean> {
  const found = find(sandbox, delivery);
  const taken = found ? await send(sandbox, found) : true;
  const pause = RETRY_PAUSES_MS[delivery.attempts];
  const state = taken ? 'done' : pause === undefined ? 'given_up' : 'waiting';
  sandbox.store.transaction(() => {
    sandbox.store.db
      .prepare('UPDATE delivery SET state = ?, attempts = attempts + 1, due = ? WHERE id = ?')
      .run(state, Date.now() + (pause ?? 0), delivery.id);
    if (state !== 'waiting') countPending(sandbox, delivery.event);
  });
  return taken;
}

function countPending({ store }: Sandbox, id: string): void {
  const event = store.get('event', id);
  const row = store.db
    .prepare(`SELECT count(*) AS pending FROM delivery WHERE event = ? AND state IN ('waiting', 'held')`)
    .get(id);
  if (event) store.put({ ...event, pending_webhooks: Number(row?.pending) } as StripeEvent);
}

async function send(
  sandbox: Sandbox,
  { event, target }: { event: StripeEvent; target: Target },
): Promise<boolean> {
  const thin = target.object === 'v2.core.event_destination' && target.event_payload === 'thin';
  const payload = JSON.stringify(thin ? thinEvent(event) : render(sandbox, event), null, 2);
  const url = target.object === 'webhook_endpoint' ? target.url : target.sandbox.url;
  try {
    const answer = await fetch(url, {
      method: 'POST',
      body: payload,
      redirect: 'manual',
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'user-agent': 'Stripe/1.0 (sandbox)',
        'stripe-signature': signatureHeader(payload, target.sandbox.secret, sandbox.wallClock()),
      },
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
    await answer.arrayBuffer();
    return answer.ok;
  } catch {
    return false;
  }
}

/** Delivers what is due, one after the other and oldest first, and again whenever it is woken or a retry is due. */
export class Deliverer {
  readonly #sandbox: Sandbox;
  #running: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(sandbox: Sandbox) {
    this.#sandbox = sandbox;
  }

  /** To be called after a change of what there is to deliver. */
  wake(): void {
    if (this.#stopped || this.#running) return;
    clearTimeout(this.#timer);
    this.#running = this.#run().finally(() => {
      this.#running = undefined;
      if (this.#stopped) return;
      // What came in between the last look and now is taken at once.
      if (nextDelivery(this.#sandbox)) this.wake();
      else this.#sleep();
    });
  }

  /** Settles when nothing is due any more: every event was delivered once, or waits for a retry. */
  async settled(): Promise<void> {
    this.wake();
    while (this.#running) await this.#running;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#running;
  }

  async #run(): Promise<void> {
    for (;;) {
      const delivery = nextDelivery(this.#sandbox);
      if (!delivery || this.#stopped) return;
      await attemptDelivery(this.#sandbox, delivery);
    }
  }

  #sleep(): void {
    const row = this.#sandbox.store.db
      .prepare(`SELECT min(due) AS due FROM delivery WHERE state = 'waiting'`)
      .get();
    if (row?.due === null || row?.due === undefined) return;
    this.#timer = setTimeout(
      () => this.wake(),
      Math.min(Math.max(Number(row.due) - Date.now(), 10), 3_600_000),
    );
    this.#timer.unref();
  }
}
