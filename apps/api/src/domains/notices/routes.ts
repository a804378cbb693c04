import * as contract from '@footlight/contracts';
import { readIdCursor } from '../../http/id-cursor.ts';
import { route } from '../../http/route.ts';
import { listNotices } from './list-notices.ts';
import { getNoticeSettings, updateNoticeSettings } from './notice-settings.ts';
import { presentNotice } from './notice.presenter.ts';
import { readNotices } from './read-notices.ts';
import { unsubscribe } from './unsubscribe.ts';

export const noticeRoutes = [
  route(contract.listNotices, async ({ query, caller, context }) => {
    const before = readIdCursor(query.cursor, 'notice');
    const { notices, next, unread } = await listNotices(context, caller, { before, limit: query.limit });
    return { data: notices.map(presentNotice), next_cursor: next, unread };
  }),
  route(contract.readNotices, async ({ body, caller, context }) => {
    await readNotices(context, caller, body.up_to);
    return null;
  }),
  route(contract.getNoticeSettings, ({ caller, context }) => getNoticeSettings(context, caller)),
  route(contract.updateNoticeSettings, ({ body, caller, context }) =>
    updateNoticeSettings(context, caller, body),
  ),
  route(contract.unsubscribe, async ({ params, context }) => {
    await unsubscribe(context, params.token);
    return null;
  }),
];
