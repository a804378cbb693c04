export { eraseEverything } from './delete-me.ts';
export { accountDataRoutes } from './routes.ts';
