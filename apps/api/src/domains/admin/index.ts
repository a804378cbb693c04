export { adminLink } from './claim-admin.ts';
export { adminRoutes } from './routes.ts';
