import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { MailId } from './ids.ts';
import { Cursor, limit, page } from './paging.ts';
import { Moment } from './text.ts';

/** A mail that was not sent, because this server has no mail server. */
export const OutboxMail = z
  .object({
    id: MailId,
    to: z.string(),
    subject: z.string(),
    text: z.string(),
    html: z.string(),
    created_at: Moment,
  })
  .meta({ id: 'OutboxMail' });
export type OutboxMail = z.infer<typeof OutboxMail>;

export const listOutbox = endpoint({
  id: 'listOutbox',
  method: 'GET',
  path: '/v1/outbox',
  tag: 'system',
  summary: 'Mails that would have been sent, newest first',
  description: 'Only on a server that runs on loopback without `SMTP_URL`, and never in production.',
  caller: 'anyone',
  query: z.strictObject({ cursor: Cursor.optional(), limit: limit(20, 100) }),
  success: { 200: page(OutboxMail) },
  errors: ['not_found'],
});
