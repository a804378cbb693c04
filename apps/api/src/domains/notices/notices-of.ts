import type { Context } from '../../context.ts';
import { findSettings, listNoticesOf } from './notices.queries.ts';

/** What somebody wanted to hear, and what they heard, as their export shows it. */
export async function exportNoticesOf(context: Context, userId: string) {
  const settings = await findSettings(context.db, userId);
  const notices = await listNoticesOf(context.db, userId);
  return {
    notice_settings: {
      mail_live: settings?.mailLive ?? false,
      mail_schedule: settings?.mailSchedule ?? false,
    },
    notices: notices.map(({ kind, streamId, createdAt, readAt }) => ({
      kind,
      stream_id: streamId,
      at: createdAt.toISOString(),
      read_at: readAt?.toISOString() ?? null,
    })),
  };
}
