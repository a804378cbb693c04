import type { MailContent } from '../mail/render-mail.ts';
import type { NotificationRow } from '../notifications.queries.ts';

/** When a stream is to begin, on the clocks that its host named. */
function when({ scheduled_for: moment, time_zone: timeZone }: NotificationRow): string {
  if (moment === null) return '';
  const zone = timeZone ?? 'UTC';
  const time = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'short', timeZone: zone });
  return `${time.format(moment)} (${zone.replaceAll('_', ' ')})`;
}

const sentences: Readonly<Record<NotificationRow['kind'], (notification: NotificationRow) => string>> = {
  stream_live: ({ title, channel_name: channel }) => `${channel} is live: “${title}”.`,
  stream_scheduled: (notification) =>
    `${notification.channel_name} plans “${notification.title}” for ${when(notification)}.`,
  stream_moved: (notification) =>
    `${notification.channel_name} moved “${notification.title}” to ${when(notification)}.`,
  stream_canceled: ({ title, channel_name: channel }) => `${channel} canceled “${title}”.`,
};

const subjects: Readonly<Record<NotificationRow['kind'], (notification: NotificationRow) => string>> = {
  stream_live: ({ title, channel_name: channel }) => `${channel} is live: ${title}`,
  stream_scheduled: ({ title, channel_name: channel }) => `${channel} plans: ${title}`,
  stream_moved: ({ title, channel_name: channel }) => `${channel} moved: ${title}`,
  stream_canceled: ({ title, channel_name: channel }) => `${channel} canceled: ${title}`,
};

/**
 * The text of a mail about one thing that happened, or about several.
 * @param stop the page that ends these mails
 */
export function notificationMail(
  notifications: readonly NotificationRow[],
  { publicUrl, stop }: { publicUrl: URL; stop: string },
): MailContent {
  const [only] = notifications;
  const single = notifications.length === 1 && only ? only : undefined;
  const page = new URL(single ? `/watch/${single.stream_id}` : '/', publicUrl).href;
  return {
    subject: single
      ? subjects[single.kind](single)
      : `${notifications.length} things happened on ${publicUrl.host}`,
    paragraphs: notifications.map((notification) => sentences[notification.kind](notification)),
    action: { label: single?.kind === 'stream_live' ? 'Watch' : 'Open', url: page },
    footer: `You follow or belong to ${single ? 'this channel' : 'these channels'} on ${publicUrl.host}. Stop these mails: ${stop}`,
  };
}
