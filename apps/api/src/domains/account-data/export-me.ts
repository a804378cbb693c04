import { Readable } from 'node:stream';
import type { Context } from '../../context.ts';
import type { AccountCaller } from '../../http/caller.ts';
import { exportBillingOf } from '../billing/index.ts';
import { exportActivityOf, exportChannelsOf } from '../channels/index.ts';
import { exportMessagesOf } from '../chat/index.ts';
import { exportAccount, namesOf } from '../identity/index.ts';
import { exportStreamKeysOf } from '../ingest/index.ts';
import { consumeLimit } from '../limits/index.ts';
import { exportNotificationsOf } from '../notifications/index.ts';
import { exportStreamsOf } from '../streams/index.ts';
import { exportPlacesOf, exportSeatsOf } from '../seating/index.ts';
import { listLetInto } from './invitees.queries.ts';

/**
 * Everything that is stored about the caller, as a stream of JSON: somebody may have said a lot.
 * @throws AppError `rate_limited`
 */
export async function exportMe(context: Context, caller: AccountCaller): Promise<Readable> {
  await consumeLimit(context, 'exportAccount', caller.userId);
  const about = await exportAccount(context, caller);
  const channels = await exportChannelsOf(context, caller.userId);
  const letInto = await listLetInto(context.db, caller.userId);
  const names = await namesOf(context, caller.userId);
  const head = {
    exported_at: context.clock.now().toISOString(),
    ...about,
    ...channels,
    ...(await exportNotificationsOf(context, caller.userId)),
    ...(await exportBillingOf(context, caller.userId)),
    stream_keys: await exportStreamKeysOf(context, caller.userId),
    private_streams: letInto.map(({ streamId, createdAt }) => ({
      stream_id: streamId,
      since: createdAt.toISOString(),
    })),
  };
  const lists = {
    channel_activity: exportActivityOf(context, caller.userId),
    streams: exportStreamsOf(context, caller.userId),
    messages: inTurn(names, (id) => exportMessagesOf(context, id)),
    seats: inTurn(names, (id) => exportSeatsOf(context, id)),
    queue_places: inTurn(names, (id) => exportPlacesOf(context, id)),
  };
  return Readable.from(writeJson(head, lists));
}

/** One list made of several. */
async function* inTurn<T>(
  ids: readonly string[],
  listOf: (id: string) => AsyncIterable<T>,
): AsyncGenerator<T> {
  for (const id of ids) yield* listOf(id);
}

/** A JSON object of ready fields, and of lists that are read while they are written. */
async function* writeJson(
  head: object,
  lists: Readonly<Record<string, AsyncIterable<unknown>>>,
): AsyncGenerator<string> {
  yield JSON.stringify(head).slice(0, -1);
  for (const [name, items] of Object.entries(lists)) {
    yield `,${JSON.stringify(name)}:[`;
    let between = '';
    for await (const item of items) {
      yield between + JSON.stringify(item);
      between = ',';
    }
    yield ']';
  }
  yield '}';
}
