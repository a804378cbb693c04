import type { AuditEntry } from '@footlight/contracts';
import type { Context } from '../../context.ts';
import type { Transaction } from '../../db/client.ts';
import { newId } from '../../ids.ts';
import { type AuditRow, insertAct, listActs } from './audit.queries.ts';

/** What is written down of an act. Ids and settings only: the entry stays when the people go. */
export type Act = Omit<AuditRow, 'id' | 'createdAt' | 'action'> & { action: AuditEntry['action'] };

/** Writes an act into the log, in the transaction that does it: neither is there without the other. */
export function recordAct(context: Context, tx: Transaction, act: Act): Promise<void> {
  return insertAct(tx, { id: newId('audit'), ...act, createdAt: context.clock.now() });
}

/** What admins did, newest first. */
export function listAudit(context: Context, wanted: Parameters<typeof listActs>[1]) {
  return listActs(context.db, wanted);
}
