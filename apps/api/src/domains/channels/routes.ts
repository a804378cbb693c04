import { followingRoutes } from './following/routes.ts';
import { invitationsRoutes } from './invitations/routes.ts';
import { pagesRoutes } from './pages/routes.ts';
import { peopleRoutes } from './people/routes.ts';
import { planRoutes } from './plan/routes.ts';

export const channelRoutes = [
  ...followingRoutes,
  ...invitationsRoutes,
  ...pagesRoutes,
  ...peopleRoutes,
  ...planRoutes,
];
