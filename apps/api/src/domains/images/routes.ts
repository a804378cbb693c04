import * as contract from '@footlight/contracts';
import { route } from '../../http/route.ts';
import { getImage } from './get-image.ts';

export const imageRoutes = [
  route(contract.getImage, async ({ params, query, caller, context, reply }) => {
    const { bytes, audience } = await getImage(context, caller, { id: params.image_id, token: query.token });
    // A picture never changes under its id; opened by itself it is a picture and nothing else.
    const forever = 'public, max-age=31536000, immutable';
    void reply.header('cache-control', audience === 'everybody' ? forever : 'private, no-store');
    void reply.header('content-security-policy', "default-src 'none'; sandbox");
    return bytes;
  }),
];
