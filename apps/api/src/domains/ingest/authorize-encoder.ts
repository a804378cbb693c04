import type { Context } from '../../context.ts';
import { AppError } from '../../http/app-error.ts';
import { mayInChannel } from '../access/index.ts';
import { hashOf } from './secret.ts';
import { type ShownKeyRow, findShownKey } from './stream-keys.queries.ts';

/** The token in `Authorization`, without the white space that people copy with it. */
export function bearerOf(authorization: string | undefined): string | undefined {
  return /^Bearer\s+(\S+)\s*$/i.exec(authorization ?? '')?.[1];
}

/**
 * The key that an encoder shows. Whoever lost the role, is suspended, or whose channel is gone gets the answer of a key that
 * never was.
 * @throws AppError `stream_key_invalid`
 */
export async function authorizeEncoder(
  context: Context,
  authorization: string | undefined,
): Promise<ShownKeyRow> {
  const secret = bearerOf(authorization);
  const key = secret && (await findShownKey(context.db, hashOf(secret), context.clock.now()));
  if (!key || !mayInChannel(key, 'run_streams')) throw new AppError('stream_key_invalid');
  return key;
}
