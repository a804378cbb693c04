import { z } from 'zod';
import { recordEvent } from '../events/record-event.ts';
import { listPage } from '../http/list.ts';
import { integer, optional, page, text } from '../http/params.ts';
import { render } from '../http/render.ts';
import { none, route } from '../http/route.ts';
import { invalidRequest, noSuch } from '../http/stripe-error.ts';
import { beginAdvance } from '../lifecycle/advance.ts';
import { timeOf, type Sandbox } from '../sandbox.ts';
import { deleteCustomer } from './customers.ts';
import type { TestClock } from './kinds.ts';
import { newId } from './new-id.ts';

const CLOCKS = '/v1/test_helpers/test_clocks';
/** Stripe removes a clock after 30 days. */
const KEPT_SECONDS = 30 * 86_400;

export function createClock(sandbox: Sandbox, frozenTime: number, name: string | null = null): TestClock {
  const now = timeOf(sandbox, null);
  const clock: TestClock & Record<string, unknown> = {
    id: newId('clock'),
    object: 'test_helpers.test_clock',
    created: now,
    deletes_after: now + KEPT_SECONDS,
    frozen_time: frozenTime,
    livemode: false,
    name,
    status: 'ready',
    status_details: {},
  };
  sandbox.store.put(clock);
  recordEvent(sandbox, 'test_helpers.test_clock.created', clock);
  return clock;
}

const create = route(
  'POST',
  CLOCKS,
  z.strictObject({ frozen_time: integer, name: text.optional() }),
  ({ sandbox, params }) => render(sandbox, createClock(sandbox, params.frozen_time, params.name)),
);

function needClock({ store }: Sandbox, id: string): TestClock {
  const clock = store.get('test_helpers.test_clock', id);
  if (!clock) throw noSuch('billing clock', id);
  return clock;
}

const retrieve = route('GET', `${CLOCKS}/:id`, none, ({ sandbox, id }) =>
  render(sandbox, needClock(sandbox, id)),
);

/** @throws StripeError when the time is not ahead, or the clock still moves */
export function checkAdvance(clock: TestClock, to: number): void {
  if (clock.status !== 'ready') throw invalidRequest('Test clock advancement underway.');
  if (to <= clock.frozen_time) {
    throw invalidRequest('Cannot set frozen_time to a timestamp in the past.', { param: 'frozen_time' });
  }
}

const advance = route(
  'POST',
  `${CLOCKS}/:id/advance`,
  z.strictObject({ frozen_time: integer }),
  ({ sandbox, id, params }) => {
    const clock = needClock(sandbox, id);
    checkAdvance(clock, params.frozen_time);
    return render(sandbox, beginAdvance(sandbox, clock, params.frozen_time));
  },
);

const del = route('DELETE', `${CLOCKS}/:id`, none, ({ sandbox, id }) => {
  const clock = needClock(sandbox, id);
  for (const customer of sandbox.store.all('customer')) {
    if (customer.test_clock === id && !customer.deleted) deleteCustomer(sandbox, customer.id);
  }
  recordEvent(sandbox, 'test_helpers.test_clock.deleted', clock);
  sandbox.store.remove(id);
  return { id, object: 'test_helpers.test_clock', deleted: true };
});

const list = route('GET', CLOCKS, optional(page), ({ sandbox, params }) =>
  listPage(sandbox, CLOCKS, sandbox.store.each('test_helpers.test_clock'), params),
);

export const testClockRoutes = [create, retrieve, advance, del, list];
