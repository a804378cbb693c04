import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { GuestId, UserId } from './ids.ts';
import { DisplayName, Email, Moment, NewPassword, Password } from './text.ts';

/** The account as its owner sees it. */
export const Account = z
  .object({ id: UserId, email: z.string(), display_name: z.string(), created_at: Moment })
  .meta({ id: 'Account' });
export type Account = z.infer<typeof Account>;

/** A guest: someone without an account, known by a signed cookie on one device. */
export const Guest = z
  .object({ id: GuestId, display_name: z.string().nullable(), created_at: Moment })
  .meta({ id: 'Guest' });
export type Guest = z.infer<typeof Guest>;

/** Signed in: the account and a short-lived access token. The refresh token travels in an HttpOnly cookie. */
export const SignedIn = z
  .object({
    user: Account,
    access_token: z.string(),
    expires_in: z.int().describe('Seconds until the access token expires.'),
  })
  .meta({ id: 'SignedIn' });
export type SignedIn = z.infer<typeof SignedIn>;

export const register = endpoint({
  id: 'register',
  method: 'POST',
  path: '/v1/auth/register',
  tag: 'identity',
  summary: 'Make an account',
  description: 'Signs the new account in. It gets a channel of its own.',
  caller: 'anyone',
  body: z.strictObject({ email: Email, password: NewPassword, display_name: DisplayName }),
  success: { 201: SignedIn },
  errors: ['email_taken'],
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
  errors: ['invalid_credentials'],
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
  errors: ['sign_in_required', 'session_ended'],
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

export const getMe = endpoint({
  id: 'getMe',
  method: 'GET',
  path: '/v1/me',
  tag: 'identity',
  summary: 'Your account',
  caller: 'account',
  success: { 200: z.object({ user: Account }) },
  errors: [],
});

export const createGuest = endpoint({
  id: 'createGuest',
  method: 'POST',
  path: '/v1/guests',
  tag: 'identity',
  summary: 'Become a guest',
  description:
    'Sets a signed device cookie. A device that already is a guest keeps that guest (200), and takes the name if one is given.',
  caller: 'viewer',
  body: z.strictObject({ display_name: DisplayName.optional() }),
  success: { 200: z.object({ guest: Guest }), 201: z.object({ guest: Guest }) },
  errors: [],
});

export const renameGuest = endpoint({
  id: 'renameGuest',
  method: 'PATCH',
  path: '/v1/guests',
  tag: 'identity',
  summary: 'Choose the name that others see',
  caller: 'viewer',
  body: z.strictObject({ display_name: DisplayName }),
  success: { 200: z.object({ guest: Guest }) },
  errors: ['not_found'],
});
