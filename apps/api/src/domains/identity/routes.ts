import { createGuestRoute } from './create-guest.route.ts';
import { getMeRoute } from './get-me.route.ts';
import { loginRoute } from './login.route.ts';
import { logoutRoute } from './logout.route.ts';
import { refreshRoute } from './refresh.route.ts';
import { registerRoute } from './register.route.ts';
import { renameGuestRoute } from './rename-guest.route.ts';

export const identityRoutes = [
  registerRoute,
  loginRoute,
  refreshRoute,
  logoutRoute,
  getMeRoute,
  createGuestRoute,
  renameGuestRoute,
];
