import type { Context } from '../../context.ts';
import { AppError, notFound } from '../../http/app-error.ts';
import { type Caller, viewerIdOf } from '../../http/caller.ts';
import { type AccessDecision, decideAccess, mayInChannel } from './access.policy.ts';
import { findStreamFacts, notifyViewer } from './access.queries.ts';

/** For whom somebody asks about a stream; only those who run the channel may ask for others. */
export type PreviewAs = 'guest' | 'follower' | 'member';

/** Whoever is not invited, with an account that is active where they have one. */
const uninvited = {
  invitedToStream: false,
  invitedToChannel: false,
  viewerInactive: false,
  unavailable: false,
};
const previews = {
  guest: { ...uninvited, signedIn: false, role: null },
  follower: { ...uninvited, signedIn: true, role: null },
  member: { ...uninvited, signedIn: true, role: 'viewer' },
} as const;

/**
 * What the caller may know and see of a stream.
 * @throws AppError `not_found` (also when it is not there for the caller), `forbidden` (to ask for others)
 */
export async function getAccessDecision(
  context: Context,
  caller: Caller,
  streamId: string,
  previewAs?: PreviewAs,
): Promise<AccessDecision> {
  const row = await findStreamFacts(context.db, streamId, viewerIdOf(caller), context.clock.now());
  if (!row) throw notFound();
  const facts = { state: row.state, visibility: row.visibility, scheduledFor: row.scheduled_for };
  const own = decideAccess(facts, { ...row, signedIn: caller.kind === 'account' });
  if (!own.visible) throw notFound();
  if (previewAs === undefined) return own;
  if (!mayInChannel(row, 'run_streams')) throw new AppError('forbidden');
  return decideAccess(facts, previews[previewAs]);
}

/**
 * Makes sure that a stream is for the caller, live or not.
 * @throws AppError `not_found`, `sign_in_required`, `membership_required`, `account_suspended`
 */
export async function requireEntitled(context: Context, caller: Caller, streamId: string): Promise<void> {
  const { entitled, reason } = await getAccessDecision(context, caller, streamId);
  if (!entitled) throw new AppError(reason ?? 'membership_required');
}

/** Lets what somebody listens to ask the policy again, on every replica. */
export function announceViewerChange(context: Context, viewerId: string): Promise<void> {
  return notifyViewer(context.db, viewerId);
}
