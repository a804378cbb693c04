import { createHostToken as endpoint } from '@footlight/contracts';
import { route } from '../../../http/route.ts';
import { createHostToken } from './create-host-token.ts';

export const createHostTokenRoute = route(endpoint, async ({ params, caller, context }) => {
  const { token, expiresAt } = await createHostToken(context, caller, params.stream_id);
  return { url: context.config.publicUrl.origin, token, expires_at: expiresAt.toISOString() };
});
