import * as contract from '@footlight/contracts';
import { route } from '../../../http/route.ts';
import { presentStream } from '../stream.presenter.ts';
import { cancelStream } from './cancel-stream.ts';
import { createStream } from './create-stream.ts';
import { deleteStream } from './delete-stream.ts';
import { duplicateStream } from './duplicate-stream.ts';
import { removeStreamCover, setStreamCover } from './stream-cover.ts';
import { updateStream } from './update-stream.ts';

export const planningRoutes = [
  route(contract.createStream, async ({ params, body, caller, context }) => {
    const stream = await createStream(context, caller, params.channel_id, body);
    return { stream: presentStream(stream, caller, context) };
  }),
  route(contract.updateStream, async ({ params, body, caller, context }) => ({
    stream: presentStream(await updateStream(context, caller, params.stream_id, body), caller, context),
  })),
  route(contract.deleteStream, async ({ params, caller, context }) => {
    await deleteStream(context, caller, params.stream_id);
    return null;
  }),
  route(contract.duplicateStream, async ({ params, body, caller, context }) => {
    const stream = await duplicateStream(context, caller, params.stream_id, body);
    return { stream: presentStream(stream, caller, context) };
  }),
  route(contract.setStreamCover, async ({ params, body, caller, context }) => ({
    stream: presentStream(await setStreamCover(context, caller, params.stream_id, body), caller, context),
  })),
  route(contract.removeStreamCover, async ({ params, caller, context }) => ({
    stream: presentStream(await removeStreamCover(context, caller, params.stream_id), caller, context),
  })),
  route(contract.cancelStream, async ({ params, caller, context }) => ({
    stream: presentStream(await cancelStream(context, caller, params.stream_id), caller, context),
  })),
];
