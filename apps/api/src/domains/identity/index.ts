export { getMe } from './accounts/get-me.ts';
export { suspensionAt } from './accounts/suspension.policy.ts';
export { seedDemo } from './accounts/seed-demo.ts';
export { sendResetLink } from './credentials/forgot-password.ts';
export { proveSelf } from './credentials/prove-self.ts';
export { linkUrl } from './credentials/mailed-links.ts';
export { newGuestId } from './guests/guests.ts';
export { purgeGuests } from './guests/purge-guests.ts';
export { exportAccount } from './leaving/belongings.ts';
export {
  closeAccount,
  endSessionsOfUser,
  eraseAccount,
  isAccountClosed,
  keepAnAdmin,
  namesOf,
} from './leaving/leave.ts';
export { outsideAccountOf } from './outside/outside-account.ts';
export { previewProfile } from './profiles/preview-profile.ts';
export { identityRoutes } from './routes.ts';
export { purgeExpired } from './sessions/purge-expired.ts';
export { clearRefreshCookie } from './sessions/refresh-token.ts';
export { accountOf } from './sessions/who-asks.ts';
