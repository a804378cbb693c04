import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { StreamView } from '../stream.ts';

/** How long calendars keep free for a stream, of which nobody says when it ends, in milliseconds. */
const lengthMs = 60 * 60_000;

/** The format asks for an address beside an organizer's name. This one can never be anybody's (RFC 2606). */
const nobody = 'nobody@footlight.invalid';

/** What of a stream stands in a calendar: what everybody may know who knows of it. */
type Entry = Pick<StreamView, 'id' | 'title' | 'state' | 'createdAt'> & {
  scheduledFor: Date;
  channel: Pick<StreamView['channel'], 'name'>;
};

/**
 * Writes a stream as a calendar with one entry (RFC 5545). Calendars know the entry again by its id and take the one with
 * the higher number; nothing stored counts how often a stream was moved, so the number is its age in seconds, which only
 * grows.
 */
export function writeCalendar(stream: Entry, { publicUrl, now }: { publicUrl: URL; now: Date }): string {
  const start = stream.scheduledFor;
  const calendar = ical({ prodId: { company: 'Footlight', product: 'Footlight', language: 'EN' } });
  calendar.method(ICalCalendarMethod.PUBLISH);
  calendar.createEvent({
    id: stream.id,
    sequence: Math.max(0, Math.floor((now.getTime() - stream.createdAt.getTime()) / 1_000)),
    stamp: now,
    start,
    end: new Date(start.getTime() + lengthMs),
    summary: stream.title,
    url: new URL(`/watch/${stream.id}`, publicUrl).href,
    organizer: { name: stream.channel.name, email: nobody },
    status: stream.state === 'canceled' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  });
  return `${calendar.toString()}\r\n`;
}
