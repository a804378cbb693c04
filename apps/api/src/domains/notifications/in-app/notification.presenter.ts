import type { Notification } from '@footlight/contracts';
import { presentChannel } from '../../channels/index.ts';
import type { NotificationRow } from '../notifications.queries.ts';

/** A notification as its reader sees it. */
export function presentNotification(row: NotificationRow): Notification {
  return {
    id: row.id,
    kind: row.kind,
    at: row.created_at.toISOString(),
    read: row.read_at !== null,
    stream: {
      id: row.stream_id,
      title: row.title,
      scheduled_for: row.scheduled_for?.toISOString() ?? null,
    },
    channel: presentChannel({
      id: row.channel_id,
      handle: row.channel_handle,
      name: row.channel_name,
      avatarId: row.channel_avatar_id,
      createdAt: row.channel_created_at,
    }),
  };
}
