import type { Category, Visibility } from '@footlight/contracts';
import type { NewEvent } from '../../events/index.ts';

/** What of a stream can be changed. */
interface Changeable {
  title: string;
  description: string;
  category: Category | null;
  tags: string[];
  visibility: Visibility;
  scheduledFor: Date | null;
  timeZone: string | null;
  startOnEncoder: boolean;
}

type StreamEvent = Extract<
  NewEvent,
  { type: 'stream.scheduled' | 'stream.updated' | 'stream.visibility_changed' }
>;
/** An event without the ids of its stream. */
type EventOfChange = StreamEvent extends infer E
  ? E extends StreamEvent
    ? Omit<E, 'channel_id' | 'stream_id'>
    : never
  : never;

/** The parts that an update names, beside visibility and time, which have more to say. */
const parts = {
  title: 'title',
  description: 'description',
  category: 'category',
  tags: 'tags',
  timeZone: 'time_zone',
  startOnEncoder: 'start_on_encoder',
} as const;

const differs = (a: unknown, b: unknown): boolean => JSON.stringify(a) !== JSON.stringify(b);

/**
 * What is to be recorded when a stream changes; nothing for what stays as it was. The first time that a stream gets is its
 * scheduling, another one an update.
 */
export function eventsOfChange(
  before: Record<keyof Changeable, unknown> & Pick<Changeable, 'scheduledFor'>,
  changes: Partial<Changeable>,
): EventOfChange[] {
  const events: EventOfChange[] = [];
  const visibility = changes.visibility ?? (before.visibility as Visibility);
  const moved = changes.scheduledFor !== undefined && differs(before.scheduledFor, changes.scheduledFor);
  const changed = (Object.keys(parts) as (keyof typeof parts)[])
    .filter((part) => changes[part] !== undefined && differs(before[part], changes[part]))
    .map((part): 'scheduled_for' | (typeof parts)[typeof part] => parts[part]);

  if (differs(before.visibility, visibility)) {
    const payload = { from: before.visibility as Visibility, to: visibility };
    events.push({ type: 'stream.visibility_changed', payload });
  }
  if (moved && before.scheduledFor === null && changes.scheduledFor) {
    const payload = { scheduled_for: changes.scheduledFor.toISOString(), visibility };
    events.push({ type: 'stream.scheduled', payload });
  } else if (moved) {
    changed.push('scheduled_for');
  }
  if (changed.length > 0) {
    const from = before.scheduledFor?.toISOString() ?? null;
    const to = changes.scheduledFor?.toISOString() ?? null;
    const payload = { changed, ...(changed.includes('scheduled_for') && { scheduled_for: { from, to } }) };
    events.push({ type: 'stream.updated', payload });
  }
  return events;
}
