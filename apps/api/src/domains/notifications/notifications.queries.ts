import type { NotificationKind, StreamState, Visibility } from '@footlight/contracts';
import { type ViewerFactsRow, viewerFactColumns } from '../access/fragments.queries.ts';
import { isInactive } from '../identity/fragments.queries.ts';
import { deleteInBatches } from '../../db/batches.ts';
import { type Db, Prisma, type Transaction } from '../../db/client.ts';

/** Somebody who may want a notification about a stream, and what they are to it. */
export interface ReaderRow extends ViewerFactsRow {
  id: string;
  visibility: Visibility;
  mail_live: boolean;
  mail_schedule: boolean;
  /** Whether there is an address to write to that is proven. */
  reachable: boolean;
}

/** Followers and people of a stream's channel, and whom its host listed, by id, from one on. The owner knows anyway. */
export function listReaders(
  db: Db,
  streamId: string,
  { after, limit, now }: { after: string; limit: number; now: Date },
): Promise<ReaderRow[]> {
  return db.$queryRaw<ReaderRow[]>`
    SELECT u.id, s.visibility, u.mail_live, u.mail_schedule,
      u.email IS NOT NULL AND u.email_verified_at IS NOT NULL AS reachable, ${viewerFactColumns(Prisma.sql`u.id`, now)}
    FROM streams s JOIN channels c ON c.id = s.channel_id JOIN users u ON u.id IN (
      SELECT f.user_id FROM follows f WHERE f.channel_id = c.id
      UNION SELECT m.user_id FROM memberships m WHERE m.channel_id = c.id
      UNION SELECT i.user_id FROM stream_invitees i WHERE i.stream_id = s.id
      UNION SELECT v.id FROM stream_invitees i JOIN users v ON v.email = i.email AND v.email_verified_at IS NOT NULL
        WHERE i.stream_id = s.id)
    WHERE s.id = ${streamId} AND u.id > ${after} AND u.id <> c.owner_id AND NOT ${isInactive(Prisma.sql`u`, now)}
    ORDER BY u.id LIMIT ${limit}`;
}

export interface NewNotice {
  id: string;
  userId: string;
  streamId: string;
  kind: NotificationKind;
  event: string;
  createdAt: Date;
  mailDue: boolean;
}

/** Writes notifications; who was notified of the same event before gets none. */
export async function insertNotices(tx: Transaction, notifications: NewNotice[]): Promise<void> {
  await tx.notification.createMany({ data: notifications, skipDuplicates: true });
}

/** A notification with what it is about, and what its reader is to that now. */
export interface NotificationRow extends ViewerFactsRow {
  id: string;
  kind: NotificationKind;
  created_at: Date;
  read_at: Date | null;
  visibility: Visibility;
  stream_id: string;
  title: string;
  scheduled_for: Date | null;
  time_zone: string | null;
  channel_id: string;
  channel_handle: string;
  channel_name: string;
  channel_avatar_id: string | null;
  channel_created_at: Date;
}

function rows(userId: string, now: Date): Prisma.Sql {
  return Prisma.sql`
    SELECT n.id, n.kind, n.created_at, n.read_at, s.id AS stream_id, s.title, s.scheduled_for, s.time_zone, s.visibility,
      c.id AS channel_id, c.handle AS channel_handle, c.name AS channel_name, c.avatar_id AS channel_avatar_id,
      c.created_at AS channel_created_at, ${viewerFactColumns(userId, now)}
    FROM notifications n JOIN streams s ON s.id = n.stream_id JOIN channels c ON c.id = s.channel_id
    WHERE n.user_id = ${userId}`;
}

/** Somebody's notifications, newest first. */
export function listNoticeRows(
  db: Db,
  userId: string,
  { before, limit, now }: { before: string | undefined; limit: number; now: Date },
): Promise<NotificationRow[]> {
  const older = before === undefined ? Prisma.empty : Prisma.sql`AND n.id < ${before}`;
  return db.$queryRaw<NotificationRow[]>`${rows(userId, now)} ${older} ORDER BY n.id DESC LIMIT ${limit}`;
}

/** Everything that somebody was notified of in the last three months; what is older is deleted. */
export function listNoticesOf(db: Db, userId: string) {
  return db.notification.findMany({ where: { userId }, orderBy: { id: 'asc' } });
}

/** Notices about which somebody is still to get a mail, oldest first. */
export function listDue(db: Db, userId: string, now: Date): Promise<NotificationRow[]> {
  return db.$queryRaw<NotificationRow[]>`${rows(userId, now)} AND n.mail_due ORDER BY n.id LIMIT 100`;
}

/** Some of the notifications that somebody has not read. */
export function listUnread(db: Db, userId: string, limit: number, now: Date): Promise<NotificationRow[]> {
  return db.$queryRaw<NotificationRow[]>`${rows(userId, now)} AND n.read_at IS NULL LIMIT ${limit}`;
}

export async function markRead(db: Db, userId: string, upTo: string, now: Date): Promise<void> {
  await db.notification.updateMany({
    where: { userId, id: { lte: upTo }, readAt: null },
    data: { readAt: now },
  });
}

export async function markMailed(db: Db, ids: string[]): Promise<void> {
  await db.notification.updateMany({ where: { id: { in: ids } }, data: { mailDue: false } });
}

/** Deletes notifications that were made before a moment. */
export function deleteNoticesBefore(db: Db, moment: Date, signal?: AbortSignal): Promise<void> {
  return deleteInBatches(db, Prisma.sql`notifications`, Prisma.sql`created_at < ${moment}`, signal);
}

/** Which mails somebody wants, and where they go if the address is proven; undefined when the account is gone. */
export async function findSettings(db: Db, userId: string) {
  const user = await db.user.findFirst({
    where: { id: userId, deletionRequestedAt: null },
    select: { mailLive: true, mailSchedule: true, email: true, emailVerifiedAt: true },
  });
  return user ?? undefined;
}

export async function changeSettings(
  db: Db,
  userId: string,
  settings: { mailLive?: boolean; mailSchedule?: boolean },
): Promise<void> {
  await db.user.updateMany({ where: { id: userId }, data: settings });
}

/** Takes back the mails that somebody was still to get. */
export async function dropDue(db: Db, userId: string): Promise<void> {
  await db.notification.updateMany({ where: { userId, mailDue: true }, data: { mailDue: false } });
}

/** What a stream is now; undefined when it is gone. */
export async function findStreamState(
  db: Db,
  id: string,
): Promise<{ state: StreamState; visibility: Visibility } | undefined> {
  const stream = await db.stream.findUnique({ where: { id }, select: { state: true, visibility: true } });
  return stream
    ? { state: stream.state as StreamState, visibility: stream.visibility as Visibility }
    : undefined;
}
