export { adminLink } from './claim-admin.ts';
export { adminRoutes } from './routes.ts';
export { evictUser } from './suspend-user.ts';
