export { eraseEverything } from './delete-me.ts';
export { privacyRoutes } from './routes.ts';
