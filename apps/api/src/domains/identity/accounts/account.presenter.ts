import type { Account, AccountRole, ProfileField } from '@footlight/contracts';
import { pictureUrl } from '../../../http/picture-url.ts';

/** What of an account its presenter reads. */
export interface AccountRow {
  id: string;
  email: string | null;
  emailVerifiedAt: Date | null;
  passwordHash: string | null;
  handle: string;
  displayName: string;
  avatarId: string | null;
  bio: string;
  language: string;
  timeZone: string;
  shows: string[];
  role: string;
  createdAt: Date;
}

/** An account as its owner sees it. */
export function presentAccount(user: AccountRow): Account {
  return {
    id: user.id,
    email: user.email,
    email_verified: user.emailVerifiedAt !== null,
    has_password: user.passwordHash !== null,
    display_name: user.displayName,
    handle: user.handle,
    avatar_url: pictureUrl(user.avatarId),
    bio: user.bio,
    language: user.language,
    time_zone: user.timeZone,
    shows: user.shows as ProfileField[],
    role: user.role as AccountRole,
    created_at: user.createdAt.toISOString(),
  };
}
