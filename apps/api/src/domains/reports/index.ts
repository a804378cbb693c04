export { keepMissingReports, keepReport } from './keep-report.ts';
export { reportReader } from './report-reader.ts';
export { reportRoutes } from './routes.ts';
