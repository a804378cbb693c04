import type { Profile, ProfileField } from '@footlight/contracts';
import { pictureUrl } from '../../../http/picture-url.ts';
import type { AccountRow } from '../accounts/account.presenter.ts';

/** A person as everyone sees them: beyond name, handle and picture only what they chose to show. */
export function presentProfile(user: AccountRow): Profile {
  const shows = (field: ProfileField) => user.shows.includes(field);
  return {
    id: user.id,
    handle: user.handle,
    display_name: user.displayName,
    avatar_url: pictureUrl(user.avatarId),
    ...(shows('bio') && { bio: user.bio }),
    ...(shows('language') && { language: user.language }),
    ...(shows('time_zone') && { time_zone: user.timeZone }),
    ...(shows('joined') && { joined_at: user.createdAt.toISOString() }),
  };
}
