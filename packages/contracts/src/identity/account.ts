import { z } from 'zod';
import { GuestId, UserId } from '../ids.ts';
import { Moment } from '../text.ts';

/** What a public profile can show beyond name, handle and picture; its owner chooses. */
export const profileFields = ['bio', 'language', 'time_zone', 'joined'] as const;
export const ProfileField = z.enum(profileFields);
export type ProfileField = z.infer<typeof ProfileField>;

/** Where a picture is fetched, or null where none was chosen. */
export const PictureUrl = z
  .string()
  .regex(/^\/v1\/images\/img_\w{26}(\?token=[\w.-]+)?$/)
  .nullable()
  .describe(
    'Path of the picture on this server. One that ends with a token is for its reader, for an hour at least.',
  );

/** `admin` runs the server. */
export const AccountRole = z.enum(['member', 'admin']);
export type AccountRole = z.infer<typeof AccountRole>;

/** The account as its owner sees it. */
export const Account = z
  .object({
    id: UserId,
    email: z
      .string()
      .nullable()
      .describe('Null for an account that came from outside without a proven address.'),
    email_verified: z.boolean(),
    has_password: z.boolean(),
    display_name: z.string(),
    handle: z.string(),
    avatar_url: PictureUrl,
    bio: z.string(),
    language: z.string(),
    time_zone: z.string(),
    shows: z.array(ProfileField).describe('What the public profile shows beyond name, handle and picture.'),
    role: AccountRole,
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
