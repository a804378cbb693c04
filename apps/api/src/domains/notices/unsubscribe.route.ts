import { unsubscribe as endpoint } from '@footlight/contracts';
import { route } from '../../http/route.ts';
import { unsubscribe } from './unsubscribe.ts';

export const unsubscribeRoute = route(endpoint, async ({ params, context }) => {
  await unsubscribe(context, params.token);
  return null;
});
