import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { GuestId, UserId } from '../ids.ts';
import { Moment } from '../text.ts';

/** The account as its owner sees it. */
export const Account = z
  .object({
    id: UserId,
    email: z.string(),
    email_verified: z.boolean().describe('Whether somebody opened the link that was sent to the address.'),
    display_name: z.string(),
    created_at: Moment,
  })
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
