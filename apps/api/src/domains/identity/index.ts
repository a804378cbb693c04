export { seedDemo } from './accounts/seed-demo.ts';
export { sendResetLink } from './credentials/forgot-password.ts';
export { linkUrl } from './credentials/mailed-links.ts';
export { readGuestCookie, setGuestCookie } from './guests/guest-cookie.ts';
export { identityRoutes } from './routes.ts';
export { forgetWhatIsOver } from './sessions/forget-what-is-over.ts';
export { accountOf } from './sessions/who-asks.ts';
