export type { MailWords } from './render-mail.ts';
export { notificationRoutes } from './routes.ts';
export { deliverMail, sendMail } from './send-mail.ts';
