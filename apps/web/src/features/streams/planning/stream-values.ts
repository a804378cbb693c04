import {
  type Category,
  createStream,
  type Stream,
  updateStream,
  type Visibility,
} from '@footlight/contracts';
import { timeIn } from '../../../lib/time-zones.ts';
import type { StreamChange } from '../../../api/streams/update-stream.ts';
import { localTimeIn } from '../local-time.ts';

/** When, as the fields show it. */
export interface DateTimeValues {
  date: string;
  time: string;
  time_zone: string;
  /** The moments that the server named for a time that comes twice, the earlier one first. */
  either: string[];
  /** The one of them that was chosen; empty for none. */
  moment: string;
}

/** Nothing to choose from, until the server says that there is. */
const onlyOnce = { either: [], moment: '' };

/** What the form of a stream shows. */
export interface StreamValues extends DateTimeValues {
  title: string;
  visibility: Visibility;
  description: string;
  /** Empty for none. */
  category: Category | '';
  /** With commas between them. */
  tags: string;
  /** Whether it starts when an encoder connects. */
  start_on_encoder: boolean;
}

/** The first zone that this browser knows: the server may know newer ones. */
function knownZone(...zones: (string | null)[]): string {
  return zones.find((zone) => zone !== null && timeIn(zone, 0) !== null) ?? 'UTC';
}

/** A new stream, on the clocks of its host. */
export function freshValues(zone: string): StreamValues {
  return {
    title: '',
    date: '',
    time: '',
    time_zone: knownZone(zone),
    ...onlyOnce,
    visibility: 'public',
    description: '',
    category: '',
    tags: '',
    start_on_encoder: false,
  };
}

/** When a stream is planned, in the zone in which its host named that time. */
export function dateTimeOf({ scheduled_for: at, time_zone: zone }: Stream, ownZone: string): DateTimeValues {
  const time_zone = knownZone(zone, ownZone);
  return {
    time_zone,
    ...onlyOnce,
    ...(at === null ? { date: '', time: '' } : localTimeIn(time_zone, at)),
  };
}

/** What is stored of a stream. */
export function valuesOf(stream: Stream, ownZone: string): StreamValues {
  const { title, visibility, description, category, tags, start_on_encoder } = stream;
  return {
    title,
    ...dateTimeOf(stream, ownZone),
    visibility,
    description,
    category: category ?? '',
    tags: tags.join(', '),
    start_on_encoder,
  };
}

/** The moments that the time in the fields has, where it has two; none when the fields show another time by now. */
export function momentsOf({ date, time, time_zone, either }: DateTimeValues): string[] {
  return either.filter((moment) => {
    const shown = localTimeIn(time_zone, moment);
    return shown.date === date && shown.time === time;
  });
}

/** As the API takes a time: on the clocks of its zone, without an offset; the chosen moment, where there are two. */
export function dateTimeBody(values: DateTimeValues) {
  const { date, time, time_zone } = values;
  const chosen = momentsOf(values).find((moment) => moment === values.moment);
  return { scheduled_for: chosen ?? `${date}T${time}`, time_zone };
}

function tagsOf(words: string): string[] {
  return words
    .split(/[,\n]/)
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '' && tag !== '#');
}

/** The whole form, as the API takes it. */
export function bodyOf(values: StreamValues) {
  const { title, visibility, description, category, tags, start_on_encoder } = values;
  return {
    title,
    visibility,
    description,
    category: category === '' ? null : category,
    tags: tagsOf(tags),
    start_on_encoder,
    ...dateTimeBody(values),
  };
}

/** What differs from what is stored: only that is checked and sent. A date goes with its zone. */
export function changesOf(stored: StreamValues, values: StreamValues): StreamChange {
  const body = bodyOf(values);
  const changes: StreamChange = {};
  if (values.title !== stored.title) changes.title = body.title;
  if (values.visibility !== stored.visibility) changes.visibility = body.visibility;
  if (values.description !== stored.description) changes.description = body.description;
  if (values.category !== stored.category) changes.category = body.category;
  if (values.tags !== stored.tags) changes.tags = body.tags;
  if (values.start_on_encoder !== stored.start_on_encoder) changes.start_on_encoder = body.start_on_encoder;
  const before = dateTimeBody(stored);
  if (body.scheduled_for !== before.scheduled_for || body.time_zone !== before.time_zone) {
    changes.scheduled_for = body.scheduled_for;
    changes.time_zone = body.time_zone;
  }
  return changes;
}

/** Checks a whole form as the API would. */
export const checkNew = (values: StreamValues) => createStream.body.safeParse(bodyOf(values));

/** Checks the changes of a form as the API would. */
export const checkChanges = (stored: StreamValues) => (values: StreamValues) =>
  updateStream.body.safeParse(changesOf(stored, values));
