export { admit } from './admit.ts';
export { purgeSeats } from './purge-seats.ts';
export {
  type ListedRoom,
  type SeatDifferences,
  findSeatDifferences,
  reconcileSeats,
  restartSeatAbsences,
} from './reconcile-seats.ts';
export { advanceQueues } from './queue/end-places.ts';
export { type Queue, getQueue, keepPlaces } from './queue/queue.ts';
export { exportPlacesOf } from './queue/viewer-places.ts';
export { setQueueMembersFirst } from './queue/queue.queries.ts';
export { openQueueBatcher } from './queue/queue-batcher.ts';
export { presentTicket } from './queue/queue-ticket.presenter.ts';
export { openRefusalBatcher } from './refusal-batcher.ts';
export { openReleaseBatcher } from './release-batcher.ts';
export { seatingRoutes } from './routes.ts';
export { openSeatBatcher, openSeatingReader } from './seat-batcher.ts';
export { updateAccessCheck } from './update-access-check.ts';
export { deleteSeatsOfAccount, evictUnentitled, exportSeatsOf, releaseSeatsOf } from './viewer-seats.ts';
