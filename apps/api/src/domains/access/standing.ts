import { roleMay } from '@footlight/contracts';
import type { Context } from '../../context.ts';
import { AppError, notFound } from '../../http/app-error.ts';
import { type Caller, userIdOf } from '../../http/caller.ts';
import { type Standing, isFor, standingOf } from './access.policy.ts';
import { findShow, listHolders } from './access.queries.ts';

/** What somebody asks about a stream for; only those who run the channel may ask for others. */
export type Guise = 'guest' | 'follower' | 'member';

const guises = {
  guest: { signedIn: false, role: null, listed: false, asked: false },
  follower: { signedIn: true, role: null, listed: false, asked: false },
  member: { signedIn: true, role: 'viewer', listed: false, asked: false },
} as const;

/**
 * What the caller may know and see of a stream.
 * @throws AppError `not_found` (also when it is not there for the caller), `forbidden` (to ask for others)
 */
export async function getStanding(
  context: Context,
  caller: Caller,
  streamId: string,
  guise?: Guise,
): Promise<Standing> {
  const show = await findShow(context.db, streamId, userIdOf(caller), context.clock.now());
  if (!show) throw notFound();
  const facts = { state: show.state, visibility: show.visibility, scheduledFor: show.scheduled_for };
  const own = standingOf(facts, { ...show, signedIn: caller.kind === 'account' });
  if (!own.visible) throw notFound();
  if (guise === undefined) return own;
  if (!roleMay(show.role, 'run_streams')) throw new AppError('forbidden');
  return standingOf(facts, guises[guise]);
}

/**
 * Makes sure that a stream is for the caller, live or not.
 * @throws AppError `not_found`, `sign_in_required`, `membership_required`
 */
export async function requireEntitled(context: Context, caller: Caller, streamId: string): Promise<void> {
  const { entitled, reason } = await getStanding(context, caller, streamId);
  if (!entitled) throw new AppError(reason ?? 'membership_required');
}

/** The seats that are held by somebody for whom the stream is no longer. */
export async function listUnentitled(
  context: Context,
  streamId: string,
): Promise<{ id: string; takes: number }[]> {
  const holders = await listHolders(context.db, streamId, context.clock.now());
  return holders
    .filter((holder) => !isFor(holder.visibility, holder))
    .map(({ id, takes }) => ({ id, takes }));
}
