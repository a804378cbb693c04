import { readNotices as endpoint } from '@footlight/contracts';
import { route } from '../../http/route.ts';
import { readNotices } from './read-notices.ts';

export const readNoticesRoute = route(endpoint, async ({ body, caller, context }) => {
  await readNotices(context, caller, body.up_to);
  return null;
});
