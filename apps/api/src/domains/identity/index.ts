export { seedDemo } from './seed-demo.ts';
export { identityRoutes } from './routes.ts';
export { readGuestCookie, setGuestCookie } from './guest-cookie.ts';
