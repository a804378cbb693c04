export { admit } from './admit.ts';
export { seatingRoutes } from './routes.ts';
export { exportSeatsOf, forgetSeatsOf, keepSeats, evictUnentitled, releaseSeatsOf } from './viewer-seats.ts';
export { updateAccessCheck } from './update-access-check.ts';
export { type SeatDifferences, findSeatDifferences, reconcileSeats } from './reconcile-seats.ts';
