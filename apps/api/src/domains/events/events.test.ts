import { type DomainEvent, type EventType, eventTypes } from '@footlight/contracts';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { useApp } from '../../../test/test-app.ts';
import { newId } from '../../ids.ts';
import { purgeEvents } from './purge-events.ts';
import { type EventReader, readEvents } from './read-events.ts';
import { insertReaders } from './readers.queries.ts';
import { recordEvent, recordEvents } from './record-event.ts';
import { givePositions } from './start-readers.ts';

const app = useApp();

/** A reader of every type that remembers which accounts it received. */
async function newReader(
  name: string,
  handle: (event: DomainEvent, signal: AbortSignal) => Promise<void> = () => Promise.resolve(),
): Promise<{ reader: EventReader; seen: (string | null)[] }> {
  const seen: (string | null)[] = [];
  const receive = async (_context: unknown, event: DomainEvent, signal: AbortSignal): Promise<void> => {
    await handle(event, signal);
    seen.push(event.account_id);
  };
  const on = Object.fromEntries(eventTypes.map((type): [EventType, typeof receive] => [type, receive]));
  await insertReaders(app().context.db, [name]);
  return { reader: { name, on }, seen };
}

/** Gives positions and reads until there is nothing more. */
async function readAll(reader: EventReader, limits?: { handlerMs: number }): Promise<void> {
  await givePositions(app().context);
  while (await readEvents(app().context, reader, limits));
}

const restored = (accountId: string) =>
  ({ type: 'account.restored', account_id: accountId, payload: {} }) as const;

/** Records an event of an account that is made up, and answers which. */
async function record(): Promise<string> {
  const id = newId('user');
  await app().context.db.$transaction((tx) => recordEvent(app().context, tx, restored(id)));
  return id;
}

/** Records an event in a transaction that stays open until `end` is called. */
async function openTransaction() {
  const id = newId('user');
  let end: (how: 'commit' | 'roll back') => void = () => undefined;
  const ending = new Promise<'commit' | 'roll back'>((resolve) => (end = resolve));
  let done: Promise<unknown> = Promise.resolve();
  await new Promise<void>((resolve, reject) => {
    done = app()
      .context.db.$transaction(
        async (tx) => {
          await recordEvent(app().context, tx, restored(id));
          resolve();
          if ((await ending) === 'roll back') throw new Error('rolled back');
        },
        { timeout: 60_000 },
      )
      .catch(reject);
  });
  return {
    id,
    async end(how: 'commit' | 'roll back'): Promise<void> {
      end(how);
      await done;
    },
  };
}

let name = '';
beforeEach(async () => {
  name = `reader ${newId('event')}`;
  await givePositions(app().context);
});

describe('a reader', () => {
  it('skips no event when two transactions commit in the reverse order', async () => {
    const { reader, seen } = await newReader(name);
    const first = await openTransaction();
    const second = await openTransaction();
    await second.end('commit');
    await readAll(reader);
    expect(seen).toEqual([second.id]);
    await first.end('commit');
    await readAll(reader);
    expect(seen).toEqual([second.id, first.id]);
  });

  it('does not wait for a transaction that stays open, and reads its event once it commits', async () => {
    const { reader, seen } = await newReader(name);
    const slow = await openTransaction();
    const others = [await record(), await record(), await record()];
    await readAll(reader);
    expect(seen).toEqual(others);
    await slow.end('commit');
    await readAll(reader);
    expect(seen).toEqual([...others, slow.id]);
  });

  it('never sees what was rolled back', async () => {
    const { reader, seen } = await newReader(name);
    const undone = await openTransaction();
    await undone.end('roll back');
    const id = await record();
    await readAll(reader);
    expect(seen).toEqual([id]);
  });

  it('sees every event once when two replicas read while many write', async () => {
    const { reader, seen } = await newReader(name);
    let writing = true;
    const replica = async (): Promise<void> => {
      while (writing) await readAll(reader);
    };
    const replicas = [replica(), replica()];
    const written: string[] = [];
    const writer = async (): Promise<void> => {
      for (let round = 0; round < 10; round += 1) written.push(await record());
    };
    await Promise.all([writer(), writer(), writer(), writer()]);
    writing = false;
    await Promise.all(replicas);
    await readAll(reader);
    expect([...seen].sort()).toEqual(written.sort());
  });

  it('sees events of one transaction in the order in which they were written', async () => {
    const { reader, seen } = await newReader(name);
    const ids = Array.from({ length: 120 }, () => newId('user')).reverse();
    await app().context.db.$transaction((tx) => recordEvents(app().context, tx, ids.map(restored)));
    await readAll(reader);
    expect(seen).toEqual(ids);
  });

  it('begins with what happens after it was made', async () => {
    await record();
    await givePositions(app().context);
    const { reader, seen } = await newReader(name);
    const id = await record();
    await readAll(reader);
    expect(seen).toEqual([id]);
  });

  it('sees an event again when its server dies after it was handled', async () => {
    let dies = true;
    const { reader, seen } = await newReader(name, async () => {
      if (!dies) return;
      dies = false;
      await app().context.db.$executeRaw`
        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND state = 'idle in transaction' AND query LIKE '%events WHERE position >%'`;
    });
    const id = await record();
    await expect(readAll(reader)).rejects.toThrow();
    await readAll(reader);
    expect(seen).toEqual([id, id]);
  });

  it('is not held up by an error whose text no database keeps', async () => {
    const id = await record();
    const { reader, seen } = await newReader(name, (event) =>
      event.account_id === id ? Promise.reject(new Error('550 \0 no')) : Promise.resolve(),
    );
    await app().context.db.eventReader.update({ where: { name }, data: { position: 0 } });
    const next = await record();
    await readAll(reader);
    expect(seen).toContain(next);
    const [retry] = await app().context.db.eventRetry.findMany({ where: { reader: name } });
    expect(retry).toMatchObject({ attempts: 1, lastError: 'Error: 550  no' });
  });

  it('is not held up by an event that fails, and tries that one again', async () => {
    let failures = 0;
    let poisoned = '';
    const { reader, seen } = await newReader(name, (event) => {
      if (event.account_id !== poisoned || failures === 3) return Promise.resolve();
      failures += 1;
      return Promise.reject(new Error('not yet'));
    });
    poisoned = await record();
    const next = await record();
    await readAll(reader);
    expect(seen).toEqual([next]);
    const where = { reader: name };
    for (let attempts = 1; attempts <= 3; attempts += 1) {
      const [retry] = await app().context.db.eventRetry.findMany({ where });
      expect(retry).toMatchObject({ attempts, lastError: 'Error: not yet' });
      await readAll(reader);
      expect(seen).toEqual([next]);
      app().clock.advance(1_000 * 2 ** (attempts - 1));
      await readAll(reader);
    }
    expect(seen).toEqual([next, poisoned]);
    expect(await app().context.db.eventRetry.count({ where })).toBe(0);
  });

  it('goes on with the next event when a handler does not end, and ends that one', async () => {
    let stuck = '';
    let aborted = false;
    const { reader, seen } = await newReader(name, (event, signal) => {
      if (event.account_id !== stuck) return Promise.resolve();
      signal.addEventListener('abort', () => (aborted = true));
      return new Promise(() => undefined);
    });
    stuck = await record();
    const next = await record();
    await readAll(reader, { handlerMs: 200 });
    expect(seen).toEqual([next]);
    expect(aborted).toBe(true);
    const [retry] = await app().context.db.eventRetry.findMany({ where: { reader: name } });
    expect(retry).toMatchObject({ attempts: 1, lastError: 'Error: The handler took more than 200 ms.' });
  });
});

describe('an event', () => {
  it('is rejected when its payload says what its schema does not', async () => {
    const event = { ...restored(newId('user')), payload: { email: 'ola@example.org' } };
    const written = app().context.db.$transaction((tx) =>
      recordEvent(app().context, tx, event as ReturnType<typeof restored>),
    );
    await expect(written).rejects.toThrow();
  });

  it('is kept for 30 days', async () => {
    const id = await record();
    const where = { accountId: id };
    app().clock.advance(29 * 24 * 3_600_000);
    await purgeEvents(app().context);
    expect(await app().context.db.event.count({ where })).toBe(1);
    app().clock.advance(24 * 3_600_000 + 1);
    await purgeEvents(app().context);
    expect(await app().context.db.event.count({ where })).toBe(0);
  });
});
