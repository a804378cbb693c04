import * as contract from '@footlight/contracts';
import { route } from '../../http/route.ts';
import { createStreamKey } from './create-stream-key.ts';
import { deleteStreamKey } from './delete-stream-key.ts';
import { disconnectEncoderOfStream } from './disconnect-encoder-of-stream.ts';
import { presentEncoder } from './encoder.presenter.ts';
import { endWhipSession } from './end-whip-session.ts';
import { writeEntityTag } from './entity-tag.ts';
import { getStreamKey, whipServerUrl } from './get-stream-key.ts';
import { listEncoders } from './list-encoders.ts';
import { requireSession } from './own-session.ts';
import { startWhipSession } from './start-whip-session.ts';
import { presentStreamKey } from './stream-key.presenter.ts';
import { updateWhipSession } from './update-whip-session.ts';

export const ingestRoutes = [
  route(contract.getStreamKey, async ({ params, caller, context }) => {
    const key = await getStreamKey(context, caller, params.channel_id);
    return { stream_key: key && presentStreamKey(key), server_url: whipServerUrl(context) };
  }),
  route(contract.createStreamKey, async ({ params, caller, context }) => {
    const { key, secret } = await createStreamKey(context, caller, params.channel_id);
    return { stream_key: presentStreamKey(key), key: secret, server_url: whipServerUrl(context) };
  }),
  route(contract.deleteStreamKey, async ({ params, caller, context }) => {
    await deleteStreamKey(context, caller, params.channel_id);
    return null;
  }),
  route(contract.listEncoders, async ({ params, caller, context }) => {
    const encoders = await listEncoders(context, caller, params.stream_id);
    return { data: encoders.map(presentEncoder), next_cursor: null };
  }),
  route(contract.disconnectEncoder, async ({ params, caller, context }) => {
    const { stream_id: streamId, encoder_id: id } = params;
    await disconnectEncoderOfStream(context, caller, { streamId, id });
    return null;
  }),
  route(contract.startWhipSession, async ({ body, request, reply, context }) => {
    const { authorization } = request.headers;
    const offer = { authorization, address: request.ip, sdp: body.toString() };
    const { id, sdp, iceSession, links } = await startWhipSession(context, offer);
    reply.header('location', `${whipServerUrl(context)}/${id}`).header('etag', writeEntityTag(iceSession));
    if (links.length > 0) reply.header('link', links);
    return sdp;
  }),
  route(contract.getWhipEndpoint, () => Promise.resolve(null)),
  route(contract.getWhipSession, async ({ params, context }) => {
    await requireSession(context, params.session_id);
    return null;
  }),
  route(contract.updateWhipSession, async ({ params, body, request, reply, context }) => {
    const { authorization, 'if-match': ifMatch } = request.headers;
    const change = { authorization, ifMatch, fragment: body.toString() };
    const restarted = await updateWhipSession(context, params.session_id, change);
    if (restarted) reply.header('etag', writeEntityTag(restarted.iceSession));
    else reply.status(204).removeHeader('content-type');
    return restarted?.fragment ?? null;
  }),
  route(contract.endWhipSession, async ({ params, request, context }) => {
    await endWhipSession(context, params.session_id, request.headers.authorization);
    return null;
  }),
];
