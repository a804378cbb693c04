import { UserId } from '@footlight/contracts';
import type { Context } from '../../context.ts';
import { type AccessDecision, type StreamFacts, decideAccess, needsAccessCheck } from './access.policy.ts';
import { findStreamFacts, listViewerFacts } from './access.queries.ts';

/** The most viewers whose facts are read by one statement. */
const atOnce = 1_000;

/** A stream, and what each of some viewers may know and see of it. */
export interface DecisionsForViewers {
  facts: StreamFacts;
  /** @param viewerId one of those that were asked for, an account or a guest; undefined for somebody who is not known */
  decisionOf(viewerId: string | undefined): AccessDecision;
}

/**
 * What many viewers may know and see of one stream: one read for a stream that is for everybody, and one more for a
 * thousand viewers where it depends on who asks.
 * @param changed those of them whose own account may be suspended since they were let in: they are looked up anyway
 * @returns undefined when there is no such stream
 */
export async function decideForViewers(
  context: Context,
  streamId: string,
  viewerIds: readonly string[],
  changed: readonly string[] = [],
): Promise<DecisionsForViewers | undefined> {
  const now = context.clock.now();
  const row = await findStreamFacts(context.db, streamId, undefined, now);
  if (!row) return undefined;
  const facts = { state: row.state, visibility: row.visibility, scheduledFor: row.scheduled_for };

  const known = new Map<string, AccessDecision>();
  const toRead = needsAccessCheck(row.visibility) ? viewerIds : changed;
  for (let from = 0; from < toRead.length; from += atOnce) {
    const viewers = await listViewerFacts(context.db, streamId, toRead.slice(from, from + atOnce), now);
    for (const viewer of viewers) {
      const signedIn = isAccount(viewer.viewer_id);
      known.set(viewer.viewer_id, decideAccess(facts, { ...viewer, signedIn }));
    }
  }
  const nobody = decideAccess(facts, { ...row, signedIn: false });
  const anybody = decideAccess(facts, { ...row, signedIn: true });
  return {
    facts,
    decisionOf: (viewerId) =>
      viewerId === undefined ? nobody : (known.get(viewerId) ?? (isAccount(viewerId) ? anybody : nobody)),
  };
}

const isAccount = (viewerId: string): boolean => UserId.safeParse(viewerId).success;
