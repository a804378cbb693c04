import cookie from '@fastify/cookie';
import jwt from '@fastify/jwt';
import type { FastifyReply, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import type { Context } from '../context.ts';
import { accountOf, outsideAccountOf } from '../domains/identity/index.ts';
import { AppError, notFound } from '../http/app-error.ts';
import type { AccountCaller, Caller } from '../http/caller.ts';
import { readGuestCookie } from '../http/guest-cookie.ts';

interface AccessClaims {
  sub: string;
  sid: string;
}

declare module '@fastify/jwt' {
  interface FastifyJWT {
    payload: AccessClaims;
    user: AccessClaims;
  }
}

type ReadCaller = (request: FastifyRequest, reply: FastifyReply) => Promise<void>;

declare module 'fastify' {
  interface FastifyRequest {
    caller: Caller | undefined;
  }
  interface FastifyInstance {
    /** Hooks that find out who asks, by the endpoint's kind of caller. */
    readCaller: Record<'viewer' | 'account' | 'admin', ReadCaller>;
    /** Makes an access token for an account's session. */
    signAccessToken: (userId: string, sessionId: string) => string;
  }
}

const issuer = 'footlight';
const audience = 'footlight-api';

async function verifyAccess(request: FastifyRequest): Promise<AccessClaims> {
  try {
    const claims = await request.jwtVerify<AccessClaims>();
    if (typeof claims.sub !== 'string' || typeof claims.sid !== 'string')
      throw new Error('claims are missing');
    return claims;
  } catch (error) {
    const expired =
      error instanceof Error && 'code' in error && error.code === 'FST_JWT_AUTHORIZATION_TOKEN_EXPIRED';
    throw new AppError(expired ? 'token_expired' : 'token_invalid', undefined, { cause: error });
  }
}

async function readAccount(context: Context, request: FastifyRequest): Promise<AccountCaller> {
  const token = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  const outside = token === undefined ? undefined : await outsideAccountOf(context, token);
  if (outside) return outside;
  const { sub, sid } = await verifyAccess(request);
  return accountOf(context, sub, sid);
}

async function requireAccount(context: Context, request: FastifyRequest): Promise<AccountCaller> {
  if (request.headers.authorization === undefined) throw new AppError('sign_in_required');
  return readAccount(context, request);
}

/** Access tokens (ours: HS256, ten minutes; those of a trusted issuer) and the guest cookie: who asks. A wrong token is refused, never ignored. */
export const authPlugin = fp<{ context: Context }>(
  async (app, { context }) => {
    const { config } = context;
    await app.register(cookie);
    await app.register(jwt, {
      secret: config.keys.access,
      sign: { algorithm: 'HS256', expiresIn: config.tokens.accessMs, iss: issuer, aud: audience },
      verify: {
        algorithms: ['HS256'],
        allowedIss: issuer,
        allowedAud: audience,
        requiredClaims: ['exp', 'sub', 'sid'],
      },
    });
    app.decorateRequest('caller', undefined);
    app.decorate('readCaller', {
      async viewer(request) {
        if (request.headers.authorization !== undefined) request.caller = await readAccount(context, request);
        else request.caller = readGuestCookie(request, config) ?? { kind: 'unknown' };
      },
      async account(request) {
        request.caller = await requireAccount(context, request);
      },
      async admin(request) {
        const caller = await requireAccount(context, request);
        if (caller.role !== 'admin') throw notFound();
        request.caller = caller;
      },
    } satisfies Record<string, ReadCaller>);
    app.decorate('signAccessToken', (userId: string, sessionId: string) =>
      app.jwt.sign({ sub: userId, sid: sessionId }),
    );
  },
  { name: 'auth' },
);
