import { getMeRoute } from './accounts/get-me.route.ts';
import { registerRoute } from './accounts/register.route.ts';
import { changeEmailRoute } from './credentials/change-email.route.ts';
import { changePasswordRoute } from './credentials/change-password.route.ts';
import { forgotPasswordRoute } from './credentials/forgot-password.route.ts';
import { resetPasswordRoute } from './credentials/reset-password.route.ts';
import { sendVerificationRoute } from './credentials/send-verification.route.ts';
import { verifyEmailRoute } from './credentials/verify-email.route.ts';
import { createGuestRoute } from './guests/create-guest.route.ts';
import { renameGuestRoute } from './guests/rename-guest.route.ts';
import { getImageRoute } from './profiles/get-image.route.ts';
import { getProfileRoute } from './profiles/get-profile.route.ts';
import { removeAvatarRoute } from './profiles/remove-avatar.route.ts';
import { setAvatarRoute } from './profiles/set-avatar.route.ts';
import { updateMeRoute } from './profiles/update-me.route.ts';
import { endOwnSessionRoute } from './sessions/end-own-session.route.ts';
import { listSessionsRoute } from './sessions/list-sessions.route.ts';
import { loginRoute } from './sessions/login.route.ts';
import { logoutAllRoute } from './sessions/logout-all.route.ts';
import { logoutRoute } from './sessions/logout.route.ts';
import { refreshRoute } from './sessions/refresh.route.ts';

export const identityRoutes = [
  registerRoute,
  loginRoute,
  refreshRoute,
  logoutRoute,
  logoutAllRoute,
  listSessionsRoute,
  endOwnSessionRoute,
  verifyEmailRoute,
  sendVerificationRoute,
  forgotPasswordRoute,
  resetPasswordRoute,
  changePasswordRoute,
  changeEmailRoute,
  getMeRoute,
  updateMeRoute,
  setAvatarRoute,
  removeAvatarRoute,
  getImageRoute,
  getProfileRoute,
  createGuestRoute,
  renameGuestRoute,
];
