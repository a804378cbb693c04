import * as contract from '@footlight/contracts';
import { route } from '../../http/route.ts';
import { getImage } from './get-image.ts';

export const imageRoutes = [
  route(contract.getImage, async ({ params, context, reply }) => {
    const image = await getImage(context, params.image_id);
    // A picture never changes under its id; opened by itself it is a picture and nothing else.
    void reply.header('cache-control', 'public, max-age=31536000, immutable');
    void reply.header('content-security-policy', "default-src 'none'; sandbox");
    return image;
  }),
];
