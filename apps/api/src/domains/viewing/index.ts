export { admit } from './admit.ts';
export { viewingRoutes } from './routes.ts';
export { exportSeatsOf, forgetSeatsOf, keepSeats, putOutUnentitled, takeSeatsBack } from './seats-of.ts';
export { settleSeats } from './settle-seats.ts';
