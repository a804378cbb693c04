import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { ImageId, UserId } from '../ids.ts';
import { DisplayName, Handle, Language, Moment, TimeZone, paragraph } from '../text.ts';
import { Account, PictureUrl, ProfileField } from './account.ts';

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

export const updateMe = endpoint({
  id: 'updateMe',
  method: 'PATCH',
  path: '/v1/me',
  tag: 'identity',
  summary: 'Change your profile',
  caller: 'account',
  body: z.strictObject({
    display_name: DisplayName.optional(),
    handle: Handle.optional(),
    bio: paragraph(300).optional().describe('At most 300 characters, line breaks allowed; empty for none.'),
    language: Language.optional(),
    time_zone: TimeZone.optional(),
    shows: z
      .array(ProfileField)
      .max(10)
      .optional()
      .describe('What the public profile shows beyond name, handle and picture.'),
  }),
  success: { 200: z.object({ user: Account }) },
  errors: ['handle_taken'],
});

/** Largest picture that is taken, in bytes. */
export const pictureLimit = 5 * 1024 * 1024;
/** What a picture can be; its content decides, not what the request says of it. */
export const pictureTypes = ['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/avif'] as const;

export const setAvatar = endpoint({
  id: 'setAvatar',
  method: 'PUT',
  path: '/v1/me/avatar',
  tag: 'identity',
  summary: 'Choose your picture',
  description:
    'The body is the picture itself. It is cut to a square, drawn anew at 256 × 256 pixels and kept without what the camera wrote into it.',
  caller: 'account',
  upload: { types: pictureTypes, limit: pictureLimit },
  success: { 200: z.object({ user: Account }) },
  errors: ['image_unreadable', 'rate_limited'],
});

export const removeAvatar = endpoint({
  id: 'removeAvatar',
  method: 'DELETE',
  path: '/v1/me/avatar',
  tag: 'identity',
  summary: 'Remove your picture',
  caller: 'account',
  success: { 200: z.object({ user: Account }) },
  errors: [],
});

export const getImage = endpoint({
  id: 'getImage',
  method: 'GET',
  path: '/v1/images/{image_id}',
  tag: 'identity',
  summary: 'A picture',
  description:
    'A picture never changes under its id, so it may be kept for ever, unless the answer says `no-store`. The cover of a private stream is there for those who may see the stream: with their access token, or at the address that the stream names, which is for its reader alone and good for an hour at least.',
  caller: 'viewer',
  params: z.object({ image_id: ImageId }),
  query: z.strictObject({
    token: z.string().max(200).optional().describe('Part of the address where a stream names one.'),
  }),
  download: 'image/webp',
  success: { 200: z.unknown() },
  errors: [],
});

/** A person as everyone sees them: what is not shown is left out. */
export const Profile = z
  .object({
    id: UserId,
    handle: z.string(),
    display_name: z.string(),
    avatar_url: PictureUrl,
    bio: z.string().optional(),
    language: z.string().optional(),
    time_zone: z.string().optional(),
    joined_at: Moment.optional(),
  })
  .meta({ id: 'Profile' });
export type Profile = z.infer<typeof Profile>;

export const getProfile = endpoint({
  id: 'getProfile',
  method: 'GET',
  path: '/v1/users/{user_id}',
  tag: 'identity',
  summary: 'A person’s public profile',
  caller: 'viewer',
  params: z.object({ user_id: z.union([UserId, Handle]).describe('Their id, or their handle.') }),
  success: { 200: z.object({ profile: Profile }) },
  errors: [],
});
