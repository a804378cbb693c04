import type { FastifyRequest } from 'fastify';
import type { Context } from '../../../context.ts';
import { clientOf } from '../../../http/client.ts';
import { consumeLimit } from '../../limits/index.ts';

/**
 * Counts a new guest of a network address.
 * @throws AppError `rate_limited`
 */
export function limitNewGuests(context: Context, request: FastifyRequest): Promise<void> {
  return consumeLimit(context, 'guestAddress', clientOf(request).address);
}
