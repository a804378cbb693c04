import { accountsRoutes } from './accounts/routes.ts';
import { credentialsRoutes } from './credentials/routes.ts';
import { guestsRoutes } from './guests/routes.ts';
import { profilesRoutes } from './profiles/routes.ts';
import { sessionsRoutes } from './sessions/routes.ts';

export const identityRoutes = [
  ...accountsRoutes,
  ...credentialsRoutes,
  ...guestsRoutes,
  ...profilesRoutes,
  ...sessionsRoutes,
];
