export { exportNoticesOf } from './notices-of.ts';
export { forgetOldNotices } from './forget-old-notices.ts';
export { mailNotices } from './mail-notices.ts';
export { noticeRoutes } from './routes.ts';
export { tellPeople } from './tell-people.ts';
