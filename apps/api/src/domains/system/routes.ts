import * as contract from '@footlight/contracts';
import { route } from '../../http/route.ts';
import { checkReadiness } from './check-readiness.ts';

export const systemRoutes = [
  route(contract.healthLive, () => Promise.resolve({ status: 'ok' as const })),
  route(contract.healthReady, async ({ context, reply }) => {
    const readiness = await checkReadiness(context);
    reply.status(readiness.status === 'ok' ? 200 : 503);
    return readiness;
  }),
];
