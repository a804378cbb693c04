import { healthReady as endpoint } from '@footlight/contracts';
import { route } from '../../http/route.ts';
import { checkReadiness } from './check-readiness.ts';

export const healthReadyRoute = route(endpoint, async ({ context, reply }) => {
  const readiness = await checkReadiness(context);
  reply.status(readiness.status === 'ok' ? 200 : 503);
  return readiness;
});
