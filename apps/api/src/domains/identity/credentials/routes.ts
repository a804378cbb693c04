import * as contract from '@footlight/contracts';
import { clientOf } from '../../../http/client.ts';
import { route } from '../../../http/route.ts';
import { answerSignedIn } from '../sessions/sessions.ts';
import { changeEmail } from './change-email.ts';
import { changePassword } from './change-password.ts';
import { forgotPassword } from './forgot-password.ts';
import { resetPassword } from './reset-password.ts';
import { sendVerification } from './send-verification.ts';
import { verifyEmail } from './verify-email.ts';

export const credentialsRoutes = [
  route(contract.verifyEmail, async ({ body, context, request }) => {
    await verifyEmail(context, body.token, clientOf(request));
    return null;
  }),
  route(contract.sendVerification, async ({ caller, context }) => {
    await sendVerification(context, caller);
    return null;
  }),
  route(contract.forgotPassword, async ({ body, context, request }) => {
    await forgotPassword(context, body.email, clientOf(request));
    return null;
  }),
  route(contract.resetPassword, async ({ body, context, request }) => {
    await resetPassword(context, body, clientOf(request));
    return null;
  }),
  route(contract.changePassword, async ({ body, caller, context, request, reply }) =>
    answerSignedIn(context, reply, await changePassword(context, caller, body, clientOf(request))),
  ),
  route(contract.changeEmail, async ({ body, caller, context, request }) => {
    await changeEmail(context, caller, body, clientOf(request));
    return null;
  }),
];
