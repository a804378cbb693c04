import * as contract from '@footlight/contracts';
import { readIdCursor, writePage } from '../../../http/id-cursor.ts';
import { route } from '../../../http/route.ts';
import { presentStream } from '../stream.presenter.ts';
import { createHostToken } from './create-host-token.ts';
import { endStream } from './end-stream.ts';
import { startStream } from './start-stream.ts';
import { handleLivekitWebhook } from './handle-livekit-webhook.ts';
import { presentStreamHealth } from './stream-health.presenter.ts';
import { listStreamHealth } from './stream-health.ts';

export const liveRoutes = [
  route(contract.startStream, async ({ params, caller, context }) => ({
    stream: presentStream(await startStream(context, caller, params.stream_id), caller, context),
  })),
  route(contract.endStream, async ({ params, caller, context }) => ({
    stream: presentStream(await endStream(context, caller, params.stream_id), caller, context),
  })),
  route(contract.createHostToken, async ({ params, caller, context }) => {
    const { token, expiresAt } = await createHostToken(context, caller, params.stream_id);
    return { url: context.config.publicUrl.origin, token, expires_at: expiresAt.toISOString() };
  }),
  route(contract.livekitWebhook, async ({ body, request, context }) => {
    await handleLivekitWebhook(context, body, request.headers.authorization);
    return { received: true as const };
  }),
  route(contract.listStreamHealth, async ({ query: { show, cursor, limit }, context }) => {
    const before = readIdCursor(cursor, 'stream');
    const wanted = { differing: show === 'differing', before, limit: limit + 1 };
    return writePage(await listStreamHealth(context, wanted), limit, presentStreamHealth);
  }),
];
