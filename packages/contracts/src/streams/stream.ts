import { z } from 'zod';
import { Channel } from '../channels.ts';
import { PictureUrl } from '../identity/account.ts';
import { StreamId } from '../ids.ts';
import { Moment, line, paragraph } from '../text.ts';

export const streamStates = ['scheduled', 'live', 'interrupted', 'ended', 'canceled'] as const;
export const StreamState = z
  .enum(streamStates)
  .describe(
    '`scheduled`: not started. `live`. `interrupted`: live, but nothing has been published for a moment; seats and room stay. `ended`. `canceled`: it will not be.',
  );
export type StreamState = z.infer<typeof StreamState>;

export const visibilities = ['public', 'unlisted', 'members_only', 'private'] as const;
export const Visibility = z
  .enum(visibilities)
  .describe(
    '`public`: in lists. `unlisted`: for everyone with the link, in no list. `members_only`: in lists, for those who are in the channel. `private`: for the channel’s staff and those whom the host lists; for nobody else it is there.',
  );
export type Visibility = z.infer<typeof Visibility>;

export const categories = [
  'music',
  'stage',
  'talk',
  'learning',
  'science',
  'games',
  'sport',
  'food',
  'craft',
  'travel',
  'faith',
  'news',
  'other',
] as const;
export const Category = z.enum(categories);
export type Category = z.infer<typeof Category>;

export const StreamTitle = line(120).describe('1 to 120 characters, one line.');

/** Letters and digits of any script, and hyphens between them, in lower case. */
export const Tag = z
  .string()
  .overwrite((text) => text.normalize('NFKC').trim().toLowerCase().replace(/^#/, ''))
  .max(30)
  .regex(/^[\p{L}\p{N}\p{M}]+(?:-[\p{L}\p{N}\p{M}]+)*$/u, 'Use letters, digits and hyphens between them.')
  .describe('1 to 30 letters, digits and hyphens, in lower case.');

/** Most tags of one stream. */
export const mostTags = 8;
export const Tags = z.array(Tag).max(mostTags);
export const Description = paragraph(5000).describe('Markdown, at most 5,000 characters; empty for none.');

/** A moment, or a time on the clocks of a zone: `2027-03-28T19:30`. */
export const ScheduledFor = z
  .union([
    Moment,
    z.iso
      .datetime({ local: true, offset: false })
      .meta({ pattern: String.raw`^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?Z?$` })
      .describe('RFC 3339 without an offset; the seconds may be left out.'),
  ])
  .describe(
    'A moment in RFC 3339, UTC, or a time without an offset, which is read on the clocks of `time_zone`. One that does not exist there, or comes twice, is refused.',
  );

export const Stream = z
  .object({
    id: StreamId,
    channel: Channel,
    title: z.string(),
    description: z.string().describe('Markdown. Empty for somebody who may not watch.'),
    category: Category.nullable(),
    tags: z.array(z.string()),
    cover_url: PictureUrl,
    visibility: Visibility,
    state: StreamState,
    scheduled_for: Moment.nullable().describe('Null for one that was made to go live at once.'),
    time_zone: z.string().nullable().describe('The zone in which its host named that time.'),
    created_at: Moment,
    started_at: Moment.nullable(),
    interrupted_at: Moment.nullable().describe('Since when nothing is published, while `interrupted`.'),
    ended_at: Moment.nullable(),
    ends_at: Moment.nullable().describe(
      'When it ends, while it is on air and the plan of its channel has no streaming any more.',
    ),
    canceled_at: Moment.nullable(),
    missed_at: Moment.nullable().describe('Set when nobody started it within a day of its time.'),
    viewers: z.int().nullable().describe('Seats taken now; null for somebody who may not watch.'),
    viewer_limit: z
      .union([z.int(), z.literal('unlimited')])
      .nullable()
      .describe('Seats that there are; null for somebody who may not watch.'),
    queue_length: z
      .int()
      .nullable()
      .describe('How many wait for a seat; null for somebody who may not watch.'),
    queue_members_first: z.boolean().describe('Whether members of the channel come first in the queue.'),
    start_on_encoder: z
      .boolean()
      .describe('Whether it starts when an encoder connects with a stream key of the channel.'),
    watch_url: z.string().describe('The page for viewers.'),
    can: z
      .object({
        manage: z.boolean().describe('Change, start and end it.'),
        moderate: z.boolean().describe('Keep order in its chat.'),
      })
      .describe('What the caller may do.'),
  })
  .meta({ id: 'Stream' });
export type Stream = z.infer<typeof Stream>;

/** The path of one stream, and the answer with it. */
export const ofStream = z.object({ stream_id: StreamId });
export const oneStream = z.object({ stream: Stream });
