import type { FastifyReply, FastifyRequest } from 'fastify';
import { idOf } from '@footlight/contracts';
import type { Config } from '../../../config/config.ts';
import { readSignedToken, signedToken } from '../../../signing/signature.ts';

/** A refresh token names its session and how often that session was refreshed before. */
export interface RefreshToken {
  sessionId: string;
  generation: number;
}

const SessionId = idOf('session');

function cookieName(config: Config): string {
  return config.secureCookies ? '__Host-footlight_refresh' : 'footlight_refresh';
}

function cookieOptions(config: Config) {
  return { path: '/', httpOnly: true, sameSite: 'strict', secure: config.secureCookies } as const;
}

/** The token of the request's cookie, or undefined when there is none or it was not signed here. */
export function readRefreshCookie(request: FastifyRequest, config: Config): RefreshToken | undefined {
  const token = readSignedToken(config.keys.refresh, request.cookies[cookieName(config)] ?? '');
  const [sessionId = '', generation = ''] = token ?? [];
  if (!SessionId.safeParse(sessionId).success || !/^[1-9]\d{0,8}$/.test(generation)) return undefined;
  return { sessionId, generation: Number(generation) };
}

/** Hands a browser its session's newest refresh token. */
export function setRefreshCookie(reply: FastifyReply, token: RefreshToken, config: Config): void {
  const signed = signedToken(config.keys.refresh, token.sessionId, token.generation);
  void reply.setCookie(cookieName(config), signed, {
    ...cookieOptions(config),
    maxAge: config.tokens.refreshMs / 1000,
  });
}

/** Takes the refresh token out of a browser. */
export function clearRefreshCookie(reply: FastifyReply, config: Config): void {
  void reply.clearCookie(cookieName(config), cookieOptions(config));
}
