import { getProfile as endpoint } from '@footlight/contracts';
import { route } from '../../../http/route.ts';
import { getProfile } from './get-profile.ts';
import { presentProfile } from './profile.presenter.ts';

export const getProfileRoute = route(endpoint, async ({ params, context }) => ({
  profile: presentProfile(await getProfile(context, params.user)),
}));
