import * as contract from '@footlight/contracts';
import { clientOf } from '../../http/client.ts';
import { clearGuestCookie } from '../../http/guest-cookie.ts';
import { route } from '../../http/route.ts';
import { clearRefreshCookie } from '../identity/index.ts';
import { deleteMe } from './delete-me.ts';
import { exportMe } from './export-me.ts';
import { previewDeletion } from './preview-deletion.ts';

export const accountDataRoutes = [
  route(contract.deleteMe, async ({ body, caller, context, request, reply }) => {
    const acceptedAt = await deleteMe(context, caller, body.password, clientOf(request));
    clearRefreshCookie(reply, context.config);
    clearGuestCookie(reply, context.config);
    return { accepted_at: acceptedAt.toISOString() };
  }),
  route(contract.exportMe, async ({ caller, context, reply }) => {
    void reply.header('content-disposition', 'attachment; filename="footlight-export.json"');
    void reply.header('cache-control', 'no-store');
    return exportMe(context, caller);
  }),
  route(contract.previewDeletion, async ({ caller, context }) => ({
    departure: await previewDeletion(context, caller),
  })),
];
