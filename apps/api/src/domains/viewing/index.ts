export { admit } from './admit.ts';
export { viewingRoutes } from './routes.ts';
export { settleSeats } from './settle-seats.ts';
