import * as contract from '@footlight/contracts';
import { route } from '../../http/route.ts';
import { presentServerHealth } from './server-health.presenter.ts';
import { getServerState } from './server-health.ts';
import { checkReadiness } from './check-readiness.ts';

export const systemRoutes = [
  route(contract.healthLive, () => Promise.resolve({ status: 'ok' as const })),
  route(contract.healthReady, async ({ query, context, reply }) => {
    const readiness = await checkReadiness(context);
    const ready =
      readiness.status === 'ok' || (readiness.status === 'degraded' && query.strict === undefined);
    reply.status(ready ? 200 : 503);
    return readiness;
  }),
  route(contract.getServerHealth, async ({ context }) => ({
    health: presentServerHealth(await getServerState(context)),
  })),
];
