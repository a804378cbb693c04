export { adminLink } from './claim-admin.ts';
export { restoreAccounts } from './restore-accounts.ts';
export { adminRoutes } from './routes.ts';
