import { healthLiveRoute } from './health-live.route.ts';
import { healthReadyRoute } from './health-ready.route.ts';

export const systemRoutes = [healthLiveRoute, healthReadyRoute];
