import type { Context } from '../../context.ts';
import { type Loop, repeat } from '../../jobs/repeat.ts';
import { type EventReader, readEvents } from './read-events.ts';
import { assignPositions, findWork, insertReaders, lockPositions } from './readers.queries.ts';

/** How often new events are looked for, in milliseconds: a reaction begins within this time after the commit. */
const everyMs = 500;
/** How many events get their position in one transaction. */
const atOnce = 1_000;

/** Hands events to readers until it is stopped, each reader by itself: a slow one holds up no other. */
export function startEventReaders(context: Context, readers: readonly EventReader[]): Loop {
  const names = readers.map(({ name }) => name);
  const running = new Map<string, Promise<void>>();
  let known = false;
  let stopped = false;

  async function read(reader: EventReader): Promise<void> {
    try {
      while (!stopped && (await readEvents(context, reader)));
    } catch (error) {
      context.log.warn({ err: error, reader: reader.name }, 'events were not read; it is tried again');
    } finally {
      running.delete(reader.name);
    }
  }

  const loop = repeat(context, 'read events', everyMs, async () => {
    if (!known) await insertReaders(context.db, names);
    known = true;
    let work = await findWork(context.db, names, context.clock.now());
    if (work.unpositioned) {
      await givePositions(context);
      work = await findWork(context.db, names, context.clock.now());
    }
    for (const reader of readers) {
      if (work.readers.includes(reader.name) && !running.has(reader.name))
        running.set(reader.name, read(reader));
    }
  });
  return {
    async stop() {
      stopped = true;
      await loop.stop();
      await Promise.all(running.values());
    },
  };
}

/**
 * Gives positions to events whose transactions have committed. One at a time, in a transaction that commits before the
 * next one begins: whoever sees a position sees all before it, so that a reader skips none.
 */
export async function givePositions({ db }: Context): Promise<void> {
  let given = atOnce;
  while (given === atOnce) {
    given = await db.$transaction(async (tx) =>
      (await lockPositions(tx)) ? assignPositions(tx, atOnce) : 0,
    );
  }
}
