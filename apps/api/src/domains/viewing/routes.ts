import { leaveSeatRoute } from './leave-seat.route.ts';
import { releaseSeatRoute } from './release-seat.route.ts';
import { renewSeatRoute } from './renew-seat.route.ts';
import { takeSeatRoute } from './take-seat.route.ts';

export const viewingRoutes = [takeSeatRoute, renewSeatRoute, leaveSeatRoute, releaseSeatRoute];
