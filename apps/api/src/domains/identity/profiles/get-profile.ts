import type { Context } from '../../../context.ts';
import { notFound } from '../../../http/app-error.ts';
import { suspensionAt } from '../accounts/suspension.policy.ts';
import { findPerson } from './profiles.queries.ts';

/**
 * A person by id or handle. Who is suspended or leaving is not there.
 * @throws AppError `not_found`
 */
export async function getProfile(context: Context, idOrHandle: string) {
  const person = await findPerson(context.db, idOrHandle);
  if (!person || suspensionAt(person, context.clock.now())) throw notFound();
  return person;
}
