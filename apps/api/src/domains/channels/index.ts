export { presentChannel } from './channel.presenter.ts';
export { createChannel } from './create-channel.ts';
export { getChannel, getRunChannel } from './get-channel.ts';
export { listMyChannels } from './list-my-channels.ts';
export { channelRoutes } from './routes.ts';
export { runsChannel } from './staff.policy.ts';
