import { previewDeletion as endpoint } from '@footlight/contracts';
import { route } from '../../http/route.ts';
import { previewDeletion } from './preview-deletion.ts';

export const previewDeletionRoute = route(endpoint, async ({ caller, context }) => ({
  departure: await previewDeletion(context, caller),
}));
