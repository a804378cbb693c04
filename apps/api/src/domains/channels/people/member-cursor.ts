import { Moment, UserId } from '@footlight/contracts';
import { z } from 'zod';
import { readListCursor, writeListCursor } from '../../../http/list-cursor.ts';
import type { MemberPlace } from './members.queries.ts';

const Place = z.tuple([Moment, UserId]);

/** Writes the place after a member as an opaque text. */
export function writeMemberCursor({ createdAt, userId }: { createdAt: Date; userId: string }): string {
  return writeListCursor([createdAt.toISOString(), userId]);
}

/**
 * Reads a place back.
 * @throws AppError `validation_failed` when the text is none of ours
 */
export function readMemberCursor(cursor: string): MemberPlace {
  const [since, userId] = readListCursor(Place, cursor);
  return { since: new Date(since), userId };
}
