export { admit } from './admit.ts';
export { purgeSeats } from './purge-seats.ts';
export { type SeatDifferences, findSeatDifferences, reconcileSeats } from './reconcile-seats.ts';
export { openReleaseBatcher } from './release-batcher.ts';
export { seatingRoutes } from './routes.ts';
export { openSeatBatcher, openSeatingReader } from './seat-batcher.ts';
export { updateAccessCheck } from './update-access-check.ts';
export { deleteSeatsOfAccount, evictUnentitled, exportSeatsOf, releaseSeatsOf } from './viewer-seats.ts';
