import { setAvatar as endpoint } from '@footlight/contracts';
import { route } from '../../../http/route.ts';
import { presentAccount } from '../accounts/account.presenter.ts';
import { setAvatar } from './avatar.ts';

export const setAvatarRoute = route(endpoint, async ({ body, caller, context }) => ({
  user: presentAccount(await setAvatar(context, caller, body)),
}));
