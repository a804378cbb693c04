import { listOutboxRoute } from './list-outbox.route.ts';

export type { MailWords } from './render-mail.ts';
export { deliverMail, sendMail } from './send-mail.ts';

export const notificationRoutes = [listOutboxRoute];
