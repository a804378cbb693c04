import * as contract from '@footlight/contracts';
import { readIdCursor, writePage } from '../../../http/id-cursor.ts';
import { route } from '../../../http/route.ts';
import { listOutbox } from './list-outbox.ts';

export const mailRoutes = [
  route(contract.listOutbox, async ({ query, context }) => {
    const before = readIdCursor(query.cursor, 'mail');
    const mails = await listOutbox(context, { before, limit: query.limit + 1 });
    return writePage(mails, query.limit, ({ id, recipient, subject, text, html, createdAt }) => ({
      id,
      to: recipient,
      subject,
      text,
      html,
      created_at: createdAt.toISOString(),
    }));
  }),
];
