export { activateInvitations } from './invitations/activate-invitations.ts';
export { purgeInvitations } from './invitations/purge-invitations.ts';
export { type InvitationMail, mailOfInvitation } from './invitations/mail-invitation.ts';
export {
  countChannelsOf,
  exportActivityOf,
  exportChannelsOf,
  eraseAddress,
  removeChannelsOf,
} from './leaving/belongings.ts';
export { eraseChannel } from './pages/delete-channel.ts';
export { presentChannel } from './pages/channel.presenter.ts';
export { getChannel, getRunChannel, roleIn } from './pages/get-channel.ts';
export { listMyChannels } from './pages/list-my-channels.ts';
export { previewChannel } from './pages/preview-channel.ts';
export { makeChannel } from './pages/make-channel.ts';
export { recordActivity } from './people/activity.ts';
export { applyPlansToChannels, channelPlanReader } from './plan/apply-plan.ts';
export { requireActive } from './plan/require-active.ts';
export { channelRoutes } from './routes.ts';
