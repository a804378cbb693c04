import * as contract from '@footlight/contracts';
import { clientOf } from '../../../http/client.ts';
import { readGuestCookie } from '../../../http/guest-cookie.ts';
import { route } from '../../../http/route.ts';
import { answerSignedIn } from '../sessions/sessions.ts';
import { presentAccount } from './account.presenter.ts';
import { getMe } from './get-me.ts';
import { register } from './register.ts';

export const accountsRoutes = [
  route(contract.register, async ({ body, context, request, reply }) =>
    answerSignedIn(
      context,
      reply,
      await register(context, body, clientOf(request), readGuestCookie(request, context.config)),
    ),
  ),
  route(contract.getMe, async ({ caller, context }) => ({
    user: presentAccount(await getMe(context, caller)),
  })),
];
