import { DomainEvent } from '@footlight/contracts';
import type { Context } from '../../context.ts';
import type { Transaction } from '../../db/client.ts';
import { newId } from '../../ids.ts';
import { insertEvents } from './events.queries.ts';

type Ids = 'channel_id' | 'stream_id' | 'account_id';
/** The names of the ids that an event of a type has. */
type IdsOf<E> = { [K in Ids & keyof E]: E[K] extends null ? never : K }[Ids & keyof E];
type NewEventOf<E> = E extends { type: unknown; payload: unknown }
  ? Pick<E, 'type' | 'payload' | Extract<IdsOf<E>, keyof E>>
  : never;

/** An event to write: its type, the ids that it is about, and its payload. */
export type NewEvent = NewEventOf<DomainEvent>;

/** Writes down what happens, in the transaction in which it happens: both are there afterwards, or neither. */
export function recordEvent(
  context: Pick<Context, 'clock'>,
  tx: Transaction,
  event: NewEvent,
): Promise<void> {
  return recordEvents(context, tx, [event]);
}

/** Writes several events by one statement, in this order. */
export async function recordEvents(
  context: Pick<Context, 'clock'>,
  tx: Transaction,
  events: readonly NewEvent[],
): Promise<void> {
  if (events.length === 0) return;
  const createdAt = context.clock.now();
  const rows = events.map((event) => {
    const whole = DomainEvent.parse({
      id: newId('event'),
      channel_id: null,
      stream_id: null,
      account_id: null,
      ...event,
      created_at: createdAt.toISOString(),
    });
    return {
      id: whole.id,
      type: whole.type,
      channelId: whole.channel_id,
      streamId: whole.stream_id,
      accountId: whole.account_id,
      payload: whole.payload,
      createdAt,
    };
  });
  await insertEvents(tx, rows);
}
