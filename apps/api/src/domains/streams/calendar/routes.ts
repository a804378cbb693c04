import * as contract from '@footlight/contracts';
import { route } from '../../../http/route.ts';
import { getCalendarFile } from './get-calendar-file.ts';

export const calendarRoutes = [
  route(contract.getCalendarFile, async ({ params, caller, context, reply }) => {
    const { name, text } = await getCalendarFile(context, caller, params.stream_id);
    void reply.type('text/calendar; charset=utf-8');
    void reply.header('content-disposition', `attachment; filename="${name}"`);
    // A date that was moved must be seen at the next look, and what one caller may see no cache hands to another.
    void reply.header('cache-control', 'private, no-cache');
    return text;
  }),
];
