import { createHmac, timingSafeEqual } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { idOf } from '@footlight/contracts';
import type { Config } from '../../../config/config.ts';

/** A refresh token names its session and how often that session was refreshed before. */
export interface RefreshToken {
  sessionId: string;
  generation: number;
}

const SessionId = idOf('session');

function signature(token: string, config: Config): Buffer {
  return createHmac('sha256', config.keys.refresh).update(token).digest();
}

function cookieName(config: Config): string {
  return config.secureCookies ? '__Host-footlight_refresh' : 'footlight_refresh';
}

function cookieOptions(config: Config) {
  return { path: '/', httpOnly: true, sameSite: 'strict', secure: config.secureCookies } as const;
}

/** The token of the request's cookie, or undefined when there is none or it was not signed here. */
export function readRefreshCookie(request: FastifyRequest, config: Config): RefreshToken | undefined {
  const [sessionId = '', generation = '', mark = ''] = (request.cookies[cookieName(config)] ?? '').split('.');
  if (!SessionId.safeParse(sessionId).success || !/^[1-9]\d{0,8}$/.test(generation)) return undefined;
  const given = Buffer.from(mark, 'base64url');
  const expected = signature(`${sessionId}.${generation}`, config);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
  return { sessionId, generation: Number(generation) };
}

/** Hands a browser its session's newest refresh token. */
export function setRefreshCookie(reply: FastifyReply, token: RefreshToken, config: Config): void {
  const text = `${token.sessionId}.${token.generation}`;
  void reply.setCookie(cookieName(config), `${text}.${signature(text, config).toString('base64url')}`, {
    ...cookieOptions(config),
    maxAge: config.tokens.refreshMs / 1000,
  });
}

/** Takes the refresh token out of a browser. */
export function clearRefreshCookie(reply: FastifyReply, config: Config): void {
  void reply.clearCookie(cookieName(config), cookieOptions(config));
}
