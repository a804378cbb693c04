import type { MailWords } from '../notifications/index.ts';
import type { NoticeRow } from './notices.queries.ts';

/** When a stream is to begin, on the clocks that its host named. */
function when({ scheduled_for: moment, time_zone: timeZone }: NoticeRow): string {
  if (moment === null) return '';
  const zone = timeZone ?? 'UTC';
  const time = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'short', timeZone: zone });
  return `${time.format(moment)} (${zone.replaceAll('_', ' ')})`;
}

const sentences: Readonly<Record<NoticeRow['kind'], (notice: NoticeRow) => string>> = {
  stream_live: ({ title, channel_name: channel }) => `${channel} is live: “${title}”.`,
  stream_scheduled: (notice) => `${notice.channel_name} plans “${notice.title}” for ${when(notice)}.`,
  stream_moved: (notice) => `${notice.channel_name} moved “${notice.title}” to ${when(notice)}.`,
  stream_canceled: ({ title, channel_name: channel }) => `${channel} canceled “${title}”.`,
};

const subjects: Readonly<Record<NoticeRow['kind'], (notice: NoticeRow) => string>> = {
  stream_live: ({ title, channel_name: channel }) => `${channel} is live: ${title}`,
  stream_scheduled: ({ title, channel_name: channel }) => `${channel} plans: ${title}`,
  stream_moved: ({ title, channel_name: channel }) => `${channel} moved: ${title}`,
  stream_canceled: ({ title, channel_name: channel }) => `${channel} canceled: ${title}`,
};

/**
 * The words of a mail about one thing that happened, or about several.
 * @param stop the page that ends these mails
 */
export function noticeWords(
  notices: readonly NoticeRow[],
  { publicUrl, stop }: { publicUrl: URL; stop: string },
): MailWords {
  const [only] = notices;
  const single = notices.length === 1 && only ? only : undefined;
  const page = new URL(single ? `/watch/${single.stream_id}` : '/', publicUrl).href;
  return {
    subject: single
      ? subjects[single.kind](single)
      : `${notices.length} things happened on ${publicUrl.host}`,
    paragraphs: notices.map((notice) => sentences[notice.kind](notice)),
    action: { label: single?.kind === 'stream_live' ? 'Watch' : 'Open', url: page },
    footer: `You follow or belong to ${single ? 'this channel' : 'these channels'} on ${publicUrl.host}. Stop these mails: ${stop}`,
  };
}
