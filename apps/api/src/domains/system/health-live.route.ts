import { healthLive as endpoint } from '@footlight/contracts';
import { route } from '../../http/route.ts';

export const healthLiveRoute = route(endpoint, () => Promise.resolve({ status: 'ok' as const }));
