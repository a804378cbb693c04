export { getGuest } from './guests.ts';
export { getMe } from './get-me.ts';
export { seedDemo } from './seed-demo.ts';
export { identityRoutes } from './routes.ts';
export { readGuestCookie, setGuestCookie } from './guest-cookie.ts';
