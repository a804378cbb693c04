import * as contract from '@footlight/contracts';
import { route } from '../../../http/route.ts';
import { presentAccount } from '../accounts/account.presenter.ts';
import { removeAvatar, setAvatar } from './avatar.ts';
import { getProfile } from './get-profile.ts';
import { presentProfile } from './profile.presenter.ts';
import { updateMe } from './update-me.ts';

export const profilesRoutes = [
  route(contract.updateMe, async ({ body, caller, context }) => ({
    user: presentAccount(await updateMe(context, caller, body)),
  })),
  route(contract.setAvatar, async ({ body, caller, context }) => ({
    user: presentAccount(await setAvatar(context, caller, body)),
  })),
  route(contract.removeAvatar, async ({ caller, context }) => ({
    user: presentAccount(await removeAvatar(context, caller)),
  })),
  route(contract.getProfile, async ({ params, context }) => ({
    profile: presentProfile(await getProfile(context, params.user_id)),
  })),
];
