import * as contract from '@footlight/contracts';
import { route } from '../../http/route.ts';
import { getReport, getReportFile } from './get-report.ts';
import { presentReport } from './report.presenter.ts';

export const reportRoutes = [
  route(contract.getStreamReport, async ({ params, caller, context }) => ({
    report: presentReport(await getReport(context, caller, params.stream_id)),
  })),
  route(contract.getStreamReportFile, async ({ params, caller, context, reply }) => {
    const { name, text } = await getReportFile(context, caller, params.stream_id);
    void reply.type('text/csv; charset=utf-8; header=present');
    void reply.header('content-disposition', `attachment; filename="${name}"`);
    void reply.header('cache-control', 'private, no-store');
    return text;
  }),
];
