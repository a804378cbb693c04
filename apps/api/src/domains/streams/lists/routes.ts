import * as contract from '@footlight/contracts';
import { route } from '../../../http/route.ts';
import { presentStream } from '../stream.presenter.ts';
import { listStreams } from './list-streams.ts';

export const listsRoutes = [
  route(contract.listStreams, async ({ query, caller, context }) => {
    const { streams, nextCursor } = await listStreams(context, caller, {
      state: query.state,
      channelId: query.channel_id,
      category: query.category,
      tag: query.tag,
      q: query.q,
      limit: query.limit,
      cursor: query.cursor,
    });
    return {
      data: streams.map((stream) => presentStream(stream, caller, context)),
      next_cursor: nextCursor,
    };
  }),
];
