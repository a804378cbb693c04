export { readMetrics } from './read-metrics.ts';
export { systemRoutes } from './routes.ts';
