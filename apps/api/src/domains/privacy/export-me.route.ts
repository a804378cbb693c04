import { exportMe as endpoint } from '@footlight/contracts';
import { route } from '../../http/route.ts';
import { exportMe } from './export-me.ts';

export const exportMeRoute = route(endpoint, async ({ caller, context, reply }) => {
  void reply.header('content-disposition', 'attachment; filename="footlight-export.json"');
  void reply.header('cache-control', 'no-store');
  return exportMe(context, caller);
});
