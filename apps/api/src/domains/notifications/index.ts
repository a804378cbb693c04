export { mailNotifications } from './email/mail-notifications.ts';
export { exportNotificationsOf } from './in-app/export-notifications.ts';
export { purgeNotifications } from './in-app/purge-notifications.ts';
export type { MailContent } from './mail/render-mail.ts';
export { deliverMail, sendMail } from './mail/send-mail.ts';
export { notificationReader } from './notification-reader.ts';
export { notifyPeople } from './notify-people.ts';
export { notificationRoutes } from './routes.ts';
