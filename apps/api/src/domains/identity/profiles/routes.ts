import * as contract from '@footlight/contracts';
import { route } from '../../../http/route.ts';
import { presentAccount } from '../accounts/account.presenter.ts';
import { removeAvatar, setAvatar } from './avatar.ts';
import { getImage } from './get-image.ts';
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
  route(contract.getImage, async ({ params, context, reply }) => {
    const image = await getImage(context, params.image_id);
    // A picture never changes under its id; opened by itself it is a picture and nothing else.
    void reply.header('cache-control', 'public, max-age=31536000, immutable');
    void reply.header('content-security-policy', "default-src 'none'; sandbox");
    return image;
  }),
  route(contract.getProfile, async ({ params, context }) => ({
    profile: presentProfile(await getProfile(context, params.user)),
  })),
];
