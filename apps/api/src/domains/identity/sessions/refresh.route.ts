import { refresh as endpoint } from '@footlight/contracts';
import { AppError } from '../../../http/app-error.ts';
import { clientOf } from '../../../http/client.ts';
import { route } from '../../../http/route.ts';
import { clearRefreshCookie, readRefreshCookie } from './refresh-token.ts';
import { answerSignedIn, continueSession } from './sessions.ts';

export const refreshRoute = route(endpoint, async ({ context, request, reply }) => {
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
});
