import type { Member, MemberRole } from '@footlight/contracts';
import { pictureUrl } from '../../../http/picture-url.ts';

/** Somebody of a channel as its owner sees them. */
export function presentMember({
  user,
  role,
  createdAt,
  active,
}: {
  user: { id: string; handle: string; displayName: string; avatarId: string | null };
  role: string;
  createdAt: Date;
  active: boolean;
}): Member {
  return {
    id: user.id,
    handle: user.handle,
    display_name: user.displayName,
    avatar_url: pictureUrl(user.avatarId),
    role: role as MemberRole,
    since: createdAt.toISOString(),
    active,
  };
}
