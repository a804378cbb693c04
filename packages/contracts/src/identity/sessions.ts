import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { SessionId } from '../ids.ts';
import { Cursor, limit, page } from '../paging.ts';
import { DisplayName, Email, Moment, NewPassword, Password } from '../text.ts';
import { SignedIn } from './account.ts';

export const register = endpoint({
  id: 'register',
  method: 'POST',
  path: '/v1/auth/register',
  tag: 'identity',
  summary: 'Make an account',
  description:
    'Signs the new account in and sends a link to its address. It gets a channel of its own; a guest of this device goes on as this account.',
  caller: 'anyone',
  body: z.strictObject({ email: Email, password: NewPassword, display_name: DisplayName }),
  success: { 201: SignedIn },
  errors: ['email_taken', 'rate_limited'],
});

export const login = endpoint({
  id: 'login',
  method: 'POST',
  path: '/v1/auth/login',
  tag: 'identity',
  summary: 'Sign in',
  description: 'Answers alike, in words and time, for an unknown address and a wrong password.',
  caller: 'anyone',
  body: z.strictObject({ email: Email, password: Password }),
  success: { 200: SignedIn },
  errors: ['invalid_credentials', 'account_suspended', 'rate_limited'],
});

export const refresh = endpoint({
  id: 'refresh',
  method: 'POST',
  path: '/v1/auth/refresh',
  tag: 'identity',
  summary: 'Take a new access token',
  description:
    'Reads the refresh cookie and replaces it. A cookie that was replaced before ends its session.',
  caller: 'anyone',
  success: { 200: SignedIn },
  errors: ['sign_in_required', 'session_ended', 'account_suspended'],
});

export const logout = endpoint({
  id: 'logout',
  method: 'POST',
  path: '/v1/auth/logout',
  tag: 'identity',
  summary: 'Sign out',
  description: 'Ends the session of the refresh cookie. Without one it changes nothing.',
  caller: 'anyone',
  success: { 204: z.null() },
  errors: [],
});

export const logoutAll = endpoint({
  id: 'logoutAll',
  method: 'POST',
  path: '/v1/auth/logout-all',
  tag: 'identity',
  summary: 'Sign out everywhere',
  description: 'Ends every session of the account whose refresh cookie comes with the request, this one too.',
  caller: 'anyone',
  success: { 204: z.null() },
  errors: ['sign_in_required', 'session_ended'],
});

/** One sign-in on one device. */
export const Session = z
  .object({
    id: SessionId,
    current: z.boolean().describe('Whether this request comes from it.'),
    browser: z.string().nullable().describe('As the browser names itself, for example `Firefox 141`.'),
    system: z.string().nullable().describe('The operating system, for example `Android 15`.'),
    device: z.enum(['desktop', 'mobile', 'tablet', 'unknown']),
    address: z.string().describe('The network address that it was last refreshed from.'),
    created_at: Moment,
    last_seen_at: Moment,
    expires_at: Moment,
  })
  .meta({ id: 'Session' });
export type Session = z.infer<typeof Session>;

export const listSessions = endpoint({
  id: 'listSessions',
  method: 'GET',
  path: '/v1/me/sessions',
  tag: 'identity',
  summary: 'Where you are signed in',
  caller: 'account',
  query: z.strictObject({ cursor: Cursor.optional(), limit: limit(20, 100) }),
  success: { 200: page(Session) },
  errors: [],
});

export const endOwnSession = endpoint({
  id: 'endOwnSession',
  method: 'DELETE',
  path: '/v1/me/sessions/{session_id}',
  tag: 'identity',
  summary: 'Sign one device out',
  caller: 'account',
  params: z.object({ session_id: SessionId }),
  success: { 204: z.null() },
  errors: [],
});
