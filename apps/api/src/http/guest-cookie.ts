import { createHmac, timingSafeEqual } from 'node:crypto';
import { GuestId } from '@footlight/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../config/config.ts';
import type { Caller } from './caller.ts';

function cookieName(config: Config): string {
  return config.secureCookies ? '__Host-footlight_guest' : 'footlight_guest';
}

function signature(guestId: string, config: Config): Buffer {
  return createHmac('sha256', config.keys.guest).update(guestId).digest();
}

function cookieOptions(config: Config) {
  return { path: '/', httpOnly: true, sameSite: 'lax', secure: config.secureCookies } as const;
}

/** Marks a device as a guest's. */
export function setGuestCookie(reply: FastifyReply, guestId: string, config: Config): void {
  void reply.setCookie(cookieName(config), `${guestId}.${signature(guestId, config).toString('base64url')}`, {
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
  const [guestId = '', mark = ''] = (request.cookies[cookieName(config)] ?? '').split('.');
  if (!GuestId.safeParse(guestId).success) return undefined;
  const given = Buffer.from(mark, 'base64url');
  const expected = signature(guestId, config);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
  return { kind: 'guest', guestId };
}
