import { Moment, UserId } from '@footlight/contracts';
import { z } from 'zod';
import type { MemberPlace } from './members.queries.ts';

const Place = z.tuple([Moment, UserId]);

/** Writes the place after a member as an opaque text. */
export function writeMemberCursor({ createdAt, userId }: { createdAt: Date; userId: string }): string {
  return Buffer.from(JSON.stringify([createdAt.toISOString(), userId])).toString('base64url');
}

/** Reads a place back; null when the text is none of ours. */
export function readMemberCursor(cursor: string): MemberPlace | null {
  try {
    const [since, userId] = Place.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
    return { since: new Date(since), userId };
  } catch {
    return null;
  }
}
