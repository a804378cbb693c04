import type { FastifyRequest } from 'fastify';

/** Where a request comes from, as far as it can be known. */
export interface Client {
  /** The network address; behind a trusted proxy the one that it names. */
  address: string;
  /** What the browser says it is: at most 512 characters of anything. */
  userAgent: string;
}

/** Where a request comes from. */
export function clientOf(request: FastifyRequest): Client {
  const userAgent = (request.headers['user-agent'] ?? '').toWellFormed().slice(0, 512);
  return { address: request.ip, userAgent };
}
