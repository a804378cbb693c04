import type { SignedIn } from '@footlight/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Context } from '../../../context.ts';
import type { Transaction } from '../../../db/client.ts';
import { AppError } from '../../../http/app-error.ts';
import type { Client } from '../../../http/client.ts';
import { newId } from '../../../ids.ts';
import type { limitsReachedUntil } from '../../limits/index.ts';
import { type AccountRow, presentAccount } from '../accounts/account.presenter.ts';
import { refuseSuspended } from '../accounts/refuse-suspended.ts';
import {
  type RefreshToken,
  clearRefreshCookie,
  readRefreshCookie,
  setRefreshCookie,
} from './refresh-token.ts';
import { advanceSession, endSession, endSessionsOf, findSession, insertSession } from './sessions.queries.ts';

/** A session that just began or went on: the answer to the browser is made from it. */
export interface OpenSession {
  user: AccountRow;
  token: RefreshToken;
}

/** Begins a session on this device. */
export async function beginSession(
  context: Context,
  user: AccountRow,
  client: Client,
  db: Transaction,
): Promise<OpenSession> {
  const session = newSession(context, user.id, client);
  await insertSession(db, session);
  return { user, token: { sessionId: session.id, generation: 1 } };
}

/**
 * Begins a session on this device unless a limit was reached meanwhile.
 * @param reached what `limitsReachedUntil` made
 * @returns undefined when one was
 */
export async function beginSessionUnless(
  context: Context,
  user: AccountRow,
  client: Client,
  reached: ReturnType<typeof limitsReachedUntil>,
): Promise<OpenSession | undefined> {
  const session = newSession(context, user.id, client);
  const begun = await insertSession(context.db, session, reached);
  return begun ? { user, token: { sessionId: session.id, generation: 1 } } : undefined;
}

function newSession(context: Context, userId: string, client: Client) {
  const now = context.clock.now();
  const expiresAt = new Date(now.getTime() + context.config.tokens.refreshMs);
  return { id: newId('session'), userId, ...client, createdAt: now, rotatedAt: now, expiresAt };
}

/**
 * Goes on with a session by its refresh token.
 * @throws AppError `sign_in_required` without a token, `session_ended` when the session is over or the token was used,
 *   `account_suspended`
 */
export async function continueSession(
  context: Context,
  token: RefreshToken | undefined,
  client: Client,
): Promise<OpenSession> {
  if (token === undefined) throw new AppError('sign_in_required');
  const now = context.clock.now();

  // 1. The session must be open.
  const session = await findSession(context.db, token.sessionId);
  if (!session) throw new AppError('session_ended');
  refuseSuspended(session.user, now);
  if (session.endedAt || session.expiresAt <= now) throw new AppError('session_ended');

  // 2. Its newest token moves it on.
  if (token.generation === session.generation) {
    const expiresAt = new Date(now.getTime() + context.config.tokens.refreshMs);
    const next = { rotatedAt: now, expiresAt, ...client };
    if (await advanceSession(context.db, session.id, token.generation, next)) {
      return { user: session.user, token: { ...token, generation: token.generation + 1 } };
    }
    // Another tab was first: read again what it made of the session.
    return continueSession(context, token, client);
  }

  // 3. The token just before it belongs to another tab, or to an answer that was lost: it gets the newest one again.
  const sinceRotation = now.getTime() - session.rotatedAt.getTime();
  if (token.generation === session.generation - 1 && sinceRotation < context.config.tokens.refreshOverlapMs) {
    return { user: session.user, token: { ...token, generation: session.generation } };
  }

  // 4. Anything older was stolen or kept: nobody goes on with this session.
  await endSession(context.db, session.id, now);
  throw new AppError(
    'session_ended',
    'A sign-in token was used twice, so this session was ended. Sign in again.',
  );
}

/** Ends the session of the request's cookie, if there is one. */
export async function leaveSession(
  context: Context,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const token = readRefreshCookie(request, context.config);
  clearRefreshCookie(reply, context.config);
  if (token) await endSession(context.db, token.sessionId, context.clock.now());
}

/**
 * Ends every session of the account that the request's cookie belongs to.
 * @throws AppError `sign_in_required` without a cookie, `session_ended` when its session is over
 */
export async function leaveEverywhere(
  context: Context,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const token = readRefreshCookie(request, context.config);
  if (!token) throw new AppError('sign_in_required');
  clearRefreshCookie(reply, context.config);
  const now = context.clock.now();
  const session = await findSession(context.db, token.sessionId);
  if (!session || session.endedAt || session.expiresAt <= now) throw new AppError('session_ended');
  await endSessionsOf(context.db, session.userId, now);
}

/** Hands the browser its tokens: the refresh token in a cookie, the access token in the body. */
export function answerSignedIn(
  context: Context,
  reply: FastifyReply,
  { user, token }: OpenSession,
): SignedIn {
  setRefreshCookie(reply, token, context.config);
  return {
    user: presentAccount(user),
    access_token: reply.server.signAccessToken(user.id, token.sessionId),
    expires_in: context.config.tokens.accessMs / 1000,
  };
}
