import type { Visibility } from '@footlight/contracts';

/** From the widest circle to the narrowest, as contracts have them. Here again, so that a page needs no schema to ask. */
export const visibilities = [
  'public',
  'unlisted',
  'members_only',
  'private',
] as const satisfies readonly Visibility[];

/** Whether a stream is for members, or for people whom its host names: a plan has to give that. */
export function isRestricted(visibility: Visibility): boolean {
  return visibility === 'members_only' || visibility === 'private';
}
