import type { AuditEntry } from '@footlight/contracts';
import type { listAudit } from './audit.ts';

type Row = Awaited<ReturnType<typeof listAudit>>[number];

/** An entry of the log as admins read it. */
export function presentAct(row: Row): AuditEntry {
  return {
    id: row.id,
    at: row.createdAt.toISOString(),
    action: row.action as AuditEntry['action'],
    actor: { id: row.actorId, display_name: row.actorName },
    subject: { id: row.subjectId, display_name: row.subjectName },
    reason: row.reason,
    details: row.details as AuditEntry['details'],
  };
}
