import { recordEvent } from '../events/record-event.ts';
import type { TestClock } from '../objects/kinds.ts';
import type { Sandbox } from '../sandbox.ts';
import { processDue } from './process-due.ts';

/** Says that a clock moves; what happens until then follows with `finishAdvance`. */
export function beginAdvance(sandbox: Sandbox, clock: TestClock, to: number): TestClock {
  const advancing = sandbox.store.put<TestClock>({
    ...clock,
    status: 'advancing',
    status_details: { advancing: { target_frozen_time: to } },
  });
  recordEvent(sandbox, 'test_helpers.test_clock.advancing', advancing);
  return advancing;
}

/** Lets everything happen that is due on a clock until where it is going, in its order, and stops the clock there. */
export function finishAdvance(sandbox: Sandbox, id: string): TestClock {
  const clock = sandbox.store.need('test_helpers.test_clock', id);
  const to = clock.status_details.advancing?.target_frozen_time ?? clock.frozen_time;
  processDue(sandbox, id, to);
  return sandbox.store.transaction(() => {
    const ready = sandbox.store.put<TestClock>({
      ...clock,
      frozen_time: to,
      status: 'ready',
      status_details: {},
    });
    recordEvent(sandbox, 'test_helpers.test_clock.ready', ready);
    return ready;
  });
}
