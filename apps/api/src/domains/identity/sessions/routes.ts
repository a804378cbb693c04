import * as contract from '@footlight/contracts';
import { AppError } from '../../../http/app-error.ts';
import { clientOf } from '../../../http/client.ts';
import { readIdCursor, writePage } from '../../../http/id-cursor.ts';
import { route } from '../../../http/route.ts';
import { login } from './login.ts';
import { endOwnSession, listSessions } from './own-sessions.ts';
import { clearRefreshCookie, readRefreshCookie } from './refresh-token.ts';
import { presentSession } from './session.presenter.ts';
import { answerSignedIn, continueSession, leaveEverywhere, leaveSession } from './sessions.ts';

export const sessionsRoutes = [
  route(contract.login, async ({ body, context, request, reply }) =>
    answerSignedIn(context, reply, await login(context, body, clientOf(request))),
  ),
  route(contract.refresh, async ({ context, request, reply }) => {
    try {
      return answerSignedIn(
        context,
        reply,
        await continueSession(context, readRefreshCookie(request, context.config), clientOf(request)),
      );
    } catch (error) {
      if (error instanceof AppError && error.code === 'session_ended')
        clearRefreshCookie(reply, context.config);
      throw error;
    }
  }),
  route(contract.logout, async ({ context, request, reply }) => {
    await leaveSession(context, request, reply);
    return null;
  }),
  route(contract.logoutAll, async ({ context, request, reply }) => {
    await leaveEverywhere(context, request, reply);
    return null;
  }),
  route(contract.listSessions, async ({ query, caller, context }) => {
    const before = readIdCursor(query.cursor, 'session');
    const sessions = await listSessions(context, caller, { before, limit: query.limit + 1 });
    return writePage(sessions, query.limit, (session) => presentSession(session, caller.sessionId));
  }),
  route(contract.endOwnSession, async ({ params, caller, context }) => {
    await endOwnSession(context, caller, params.session_id);
    return null;
  }),
];
