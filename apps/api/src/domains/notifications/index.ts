import { listOutboxRoute } from './list-outbox.route.ts';

export { sendMail } from './send-mail.ts';

export const notificationRoutes = [listOutboxRoute];
