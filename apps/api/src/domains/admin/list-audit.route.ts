import { listAudit as endpoint } from '@footlight/contracts';
import { readIdCursor, writePage } from '../../http/id-cursor.ts';
import { route } from '../../http/route.ts';
import { presentAct } from './audit.presenter.ts';
import { listAudit } from './audit.ts';

export const listAuditRoute = route(endpoint, async ({ query, context }) => {
  const { subject_id: subjectId, actor_id: actorId, limit } = query;
  const before = readIdCursor(query.cursor, 'audit');
  const acts = await listAudit(context, { subjectId, actorId, before, limit: limit + 1 });
  return writePage(acts, limit, presentAct);
});
