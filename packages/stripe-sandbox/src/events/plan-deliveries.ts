import type { EventDestination, StripeEvent, WebhookEndpoint } from '../objects/kinds.ts';
import type { Sandbox } from '../sandbox.ts';
import { releaseHeld } from './release-held.ts';

/** What is done to the deliveries of coming events, by command. */
export interface DeliveryFaults {
  /** So many coming events are never delivered. */
  lose: number;
  /** So many coming events are delivered that much later, in milliseconds. */
  delay: { count: number; milliseconds: number };
  /** So many coming events are delivered so many times. */
  duplicate: { count: number; times: number };
  /** So many coming events are delivered together, the last one first. */
  reorder: number;
  /** Nothing is delivered until it is let go. */
  hold: boolean;
}

export const noFaults: DeliveryFaults = {
  lose: 0,
  delay: { count: 0, milliseconds: 0 },
  duplicate: { count: 0, times: 1 },
  reorder: 0,
  hold: false,
};

/** The faults in force; a change of them is kept. */
export function deliveryFaults({ store }: Sandbox): DeliveryFaults {
  return store.setting<DeliveryFaults>('delivery_faults') ?? noFaults;
}

/** Who hears of an event: endpoints of webhooks and destinations of events, those that are on. */
export function targetsOf({ store }: Sandbox, type: string): (WebhookEndpoint | EventDestination)[] {
  const hears = (events: string[], name: string) => events.includes('*') || events.includes(name);
  return [
    ...store
      .all('webhook_endpoint')
      .filter(({ status, enabled_events: events }) => status === 'enabled' && hears(events, type)),
    ...store.all('v2.core.event_destination').filter((target) => {
      const name = target.event_payload === 'thin' ? `v1.${type}` : type;
      return target.status === 'enabled' && hears(target.enabled_events, name);
    }),
  ];
}

/**
 * Notes to whom an event has to be delivered, by the faults in force.
 * @returns how many targets it has
 */
export function planDeliveries(sandbox: Sandbox, event: StripeEvent): number {
  const { store } = sandbox;
  const targets = targetsOf(sandbox, event.type);
  if (targets.length === 0) return 0;
  const faults = deliveryFaults(sandbox);
  const { lose, delay, duplicate, reorder, hold } = faults;
  const state = lose > 0 ? 'lost' : hold || reorder > 0 ? 'held' : 'waiting';
  const times = duplicate.count > 0 ? duplicate.times : 1;
  const due = Date.now() + (delay.count > 0 ? delay.milliseconds : 0);
  const insert = store.db.prepare('INSERT INTO delivery (event, target, state, due) VALUES (?, ?, ?, ?)');
  for (const target of targets) {
    for (let time = 0; time < times; time += 1) insert.run(event.id, target.id, state, due);
  }
  countDown(sandbox, faults);
  return targets.length;
}

function countDown(sandbox: Sandbox, { lose, delay, duplicate, reorder, hold }: DeliveryFaults): void {
  if (lose + delay.count + duplicate.count + reorder === 0) return;
  const less = (count: number) => Math.max(0, count - 1);
  sandbox.store.set('delivery_faults', {
    hold,
    lose: less(lose),
    delay: { ...delay, count: less(delay.count) },
    duplicate: { ...duplicate, count: less(duplicate.count) },
    reorder: less(reorder),
  } satisfies DeliveryFaults);
  if (reorder === 1 && !hold) releaseHeld(sandbox, 'reversed');
}
