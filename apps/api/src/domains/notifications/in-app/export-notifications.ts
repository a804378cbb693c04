import type { Context } from '../../../context.ts';
import { findSettings, listNoticesOf } from '../notifications.queries.ts';

/** What somebody wanted to be notified of, and what they were, as their export shows it. */
export async function exportNotificationsOf(context: Context, userId: string) {
  const settings = await findSettings(context.db, userId);
  const notifications = await listNoticesOf(context.db, userId);
  return {
    notification_settings: {
      mail_live: settings?.mailLive ?? false,
      mail_schedule: settings?.mailSchedule ?? false,
    },
    notifications: notifications.map(({ kind, streamId, createdAt, readAt }) => ({
      kind,
      stream_id: streamId,
      at: createdAt.toISOString(),
      read_at: readAt?.toISOString() ?? null,
    })),
  };
}
