export { accountReader, endSuspendedAccount, evictAccount } from './account-reader.ts';
export { eraseEverything } from './delete-me.ts';
export { accountDataRoutes } from './routes.ts';
