import { GuestId } from '@footlight/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../config/config.ts';
import { readSignedToken, signedToken } from '../signing/signature.ts';
import type { Caller } from './caller.ts';

function cookieName(config: Config): string {
  return config.secureCookies ? '__Host-footlight_guest' : 'footlight_guest';
}

function cookieOptions(config: Config) {
  return { path: '/', httpOnly: true, sameSite: 'lax', secure: config.secureCookies } as const;
}

/** Marks a device as a guest's. */
export function setGuestCookie(reply: FastifyReply, guestId: string, config: Config): void {
  void reply.setCookie(cookieName(config), signedToken(config.keys.guest, guestId), {
    ...cookieOptions(config),
    maxAge: config.tokens.guestMs / 1000,
  });
}

/** Makes a device nobody's again. */
export function clearGuestCookie(reply: FastifyReply, config: Config): void {
  void reply.clearCookie(cookieName(config), cookieOptions(config));
}

/** The guest of the device, or undefined when there is no cookie or it was not signed here. */
export function readGuestCookie(request: FastifyRequest, config: Config): Caller | undefined {
  const [guestId = ''] = readSignedToken(config.keys.guest, request.cookies[cookieName(config)] ?? '') ?? [];
  return GuestId.safeParse(guestId).success ? { kind: 'guest', guestId } : undefined;
}
