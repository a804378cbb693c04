import { invitePeople as endpoint } from '@footlight/contracts';
import { route } from '../../../http/route.ts';
import { invitePeople } from './invite-people.ts';

export const invitePeopleRoute = route(endpoint, async ({ params, body, caller, context }) => {
  const report = await invitePeople(context, caller, params.channel_id, body);
  return {
    data: report.map(({ line, text, outcome }) => ({ line, text, outcome })),
    invited: report.filter(({ outcome }) => outcome === 'invited').length,
  };
});
