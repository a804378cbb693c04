import type { StreamChange } from '@footlight/contracts';
import { Readable } from 'node:stream';
import type { Context } from '../../context.ts';
import { AppError } from '../../http/app-error.ts';
import type { Caller } from '../../http/caller.ts';
import { decideAccess } from '../access/index.ts';
import { getStream } from './get-stream.ts';

/** How often a word is sent so that nothing in between takes the connection for dead, in milliseconds. */
const breathMs = 15_000;
/** How long one connection lasts: as long as an access token. */
const longestMs = 10 * 60_000;

const eventOf = (name: string, data: object): string => `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;

/**
 * What becomes of a stream, as server-sent events, until the caller goes or the connection is old.
 * @throws AppError `not_found`
 */
export async function streamEvents(context: Context, caller: Caller, streamId: string): Promise<Readable> {
  // 1. Listening begins before the first look: what changes in between is seen.
  const events = new Readable({ read: () => undefined });
  let dirty = false;
  let looking = true;
  const stopListening = context.changes.onStream(streamId, () => {
    dirty = true;
    if (!looking) void lookAgain();
  });
  const end = (): void => {
    if (!events.destroyed) events.push(null);
  };
  const ends = [
    stopListening,
    context.changes.onStop(end),
    every(breathMs, () => void (events.destroyed || events.push(': \n\n'))),
    every(longestMs, end),
  ];
  events.once('close', () => ends.forEach((stop) => stop()));

  // 2. What is now, and what comes. Changes that come while one is looked at are one more look, not many.
  let last = '';
  const look = async (): Promise<void> => {
    do {
      dirty = false;
      const event = eventOf('stream', await changeOf(context, caller, streamId));
      if (event !== last && !events.destroyed) events.push(event);
      last = event;
    } while (dirty);
    looking = false;
  };
  const lookAgain = async (): Promise<void> => {
    looking = true;
    try {
      await look();
    } catch (error) {
      // Gone for the caller, or the database is away: they ask again and learn which.
      if (error instanceof AppError && !events.destroyed) events.push(eventOf('gone', {}));
      else context.log.warn({ err: error, streamId }, 'who waits for a stream was not told what changed');
      end();
    }
  };
  try {
    await look();
  } catch (error) {
    events.destroy();
    throw error;
  }
  return events;
}

async function changeOf(context: Context, caller: Caller, streamId: string): Promise<StreamChange> {
  const stream = await getStream(context, caller, streamId);
  const { allowed } = decideAccess(stream, { ...stream.viewerFacts, signedIn: caller.kind === 'account' });
  return { state: stream.state, scheduled_for: stream.scheduledFor?.toISOString() ?? null, allowed };
}

function every(milliseconds: number, work: () => void): () => void {
  const timer = setInterval(work, milliseconds);
  return () => clearInterval(timer);
}
