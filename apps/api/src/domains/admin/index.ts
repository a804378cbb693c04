export { adminLink } from './claim-admin.ts';
export { adminRoutes } from './routes.ts';
export { putOut } from './suspend-user.ts';
