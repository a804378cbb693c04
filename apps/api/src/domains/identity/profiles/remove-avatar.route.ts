import { removeAvatar as endpoint } from '@footlight/contracts';
import { route } from '../../../http/route.ts';
import { presentAccount } from '../accounts/account.presenter.ts';
import { removeAvatar } from './avatar.ts';

export const removeAvatarRoute = route(endpoint, async ({ caller, context }) => ({
  user: presentAccount(await removeAvatar(context, caller)),
}));
