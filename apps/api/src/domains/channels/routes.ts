import { followChannelRoute } from './following/follow-channel.route.ts';
import { unfollowChannelRoute } from './following/unfollow-channel.route.ts';
import { acceptInvitationRoute } from './invitations/accept-invitation.route.ts';
import { declineInvitationRoute } from './invitations/decline-invitation.route.ts';
import { invitePeopleRoute } from './invitations/invite-people.route.ts';
import { listInvitationsRoute } from './invitations/list-invitations.route.ts';
import { listMyInvitationsRoute } from './invitations/list-my-invitations.route.ts';
import { resendInvitationRoute } from './invitations/resend-invitation.route.ts';
import { revokeInvitationRoute } from './invitations/revoke-invitation.route.ts';
import { createChannelRoute } from './pages/create-channel.route.ts';
import { getChannelRoute } from './pages/get-channel.route.ts';
import { listMyChannelsRoute } from './pages/list-my-channels.route.ts';
import { removeChannelAvatarRoute } from './pages/remove-channel-avatar.route.ts';
import { removeChannelBannerRoute } from './pages/remove-channel-banner.route.ts';
import { setChannelAvatarRoute } from './pages/set-channel-avatar.route.ts';
import { setChannelBannerRoute } from './pages/set-channel-banner.route.ts';
import { updateChannelRoute } from './pages/update-channel.route.ts';
import { changeMemberRoute } from './people/change-member.route.ts';
import { listActivityRoute } from './people/list-activity.route.ts';
import { listMembersRoute } from './people/list-members.route.ts';
import { removeMemberRoute } from './people/remove-member.route.ts';

export const channelRoutes = [
  createChannelRoute,
  getChannelRoute,
  listMyChannelsRoute,
  removeChannelAvatarRoute,
  removeChannelBannerRoute,
  setChannelAvatarRoute,
  setChannelBannerRoute,
  updateChannelRoute,
  followChannelRoute,
  unfollowChannelRoute,
  changeMemberRoute,
  listActivityRoute,
  listMembersRoute,
  removeMemberRoute,
  acceptInvitationRoute,
  declineInvitationRoute,
  invitePeopleRoute,
  listInvitationsRoute,
  listMyInvitationsRoute,
  resendInvitationRoute,
  revokeInvitationRoute,
];
