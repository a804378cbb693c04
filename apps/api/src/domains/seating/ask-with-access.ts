import type { Context } from '../../context.ts';
import { AppError, notFound } from '../../http/app-error.ts';
import type { Caller } from '../../http/caller.ts';
import { requireEntitled } from '../access/index.ts';
import type { SeatingRow } from './seats.queries.ts';

/**
 * Asks for a seat or a place of a stream. In one that is not for everybody the access policy is asked before anything is
 * given; should its answer change meanwhile, reconciling ends what was given.
 * @param ask asks once; `accessChecked` says whether the policy let the caller in
 * @throws AppError `not_found`, `sign_in_required`, `membership_required`, `account_suspended`
 */
export async function askWithAccess<Answer extends { needsAccessCheck: boolean }>(
  context: Context,
  caller: Caller,
  streamId: string,
  ask: (accessChecked: boolean) => Promise<Answer | undefined>,
): Promise<Answer> {
  let answer = await ask(false);
  if (answer?.needsAccessCheck) {
    await requireEntitled(context, caller, streamId);
    answer = await ask(true);
  }
  if (!answer) throw notFound();
  return answer;
}

/** The error of a caller who may not take part: the account is suspended, or gone. */
export async function viewerError(context: Context, caller: Caller, streamId: string): Promise<AppError> {
  await requireEntitled(context, caller, streamId);
  return new AppError('token_invalid', 'The account of this token does not exist.');
}

/**
 * Makes sure that a stream gives seats and is for the caller, without locking its counter.
 * @throws AppError `not_found`, `sign_in_required`, `membership_required`, `account_suspended`, `stream_not_live`
 */
export async function requireOpenSeating(
  context: Context,
  caller: Caller,
  streamId: string,
): Promise<SeatingRow> {
  const seating = await context.seatingReader.run(streamId, undefined);
  if (!seating) throw notFound();
  if (seating.needs_access_check) await requireEntitled(context, caller, streamId);
  if (!seating.open) throw new AppError('stream_not_live');
  return seating;
}
