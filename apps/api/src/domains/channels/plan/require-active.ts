import { AppError } from '../../../http/app-error.ts';

/**
 * Makes sure that the plan has room for a channel: else nothing new begins there. What is there can be read, changed,
 * ended and deleted.
 * @throws AppError `channel_inactive`
 */
export function requireActive(channel: { active: boolean }): void {
  if (!channel.active) throw new AppError('channel_inactive');
}
