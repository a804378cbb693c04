import { getMe as endpoint } from '@footlight/contracts';
import { route } from '../../../http/route.ts';
import { getMe } from './get-me.ts';
import { presentAccount } from './account.presenter.ts';

export const getMeRoute = route(endpoint, async ({ caller, context }) => ({
  user: presentAccount(await getMe(context, caller)),
}));
