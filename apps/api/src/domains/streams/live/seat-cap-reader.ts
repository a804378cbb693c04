import type { EventReader } from '../../events/index.ts';
import { updateSeatCapsOf } from './update-seat-caps.ts';

/** Gives the streams of an account that are on air the seats of its new plan. */
export const seatCapReader: EventReader = {
  name: 'seat_caps',
  on: {
    'plan.changed': (context, { account_id: userId }) => updateSeatCapsOf(context, userId),
  },
};
