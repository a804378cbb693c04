import { updateMe as endpoint } from '@footlight/contracts';
import { route } from '../../../http/route.ts';
import { presentAccount } from '../accounts/account.presenter.ts';
import { updateMe } from './update-me.ts';

export const updateMeRoute = route(endpoint, async ({ body, caller, context }) => ({
  user: presentAccount(await updateMe(context, caller, body)),
}));
