import { sendVerification as endpoint } from '@footlight/contracts';
import { route } from '../../../http/route.ts';
import { sendVerification } from './send-verification.ts';

export const sendVerificationRoute = route(endpoint, async ({ caller, context }) => {
  await sendVerification(context, caller);
  return null;
});
