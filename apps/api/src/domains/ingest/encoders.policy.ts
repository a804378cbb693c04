import type { ChannelRole } from '@footlight/contracts';
import { roleMay } from '@footlight/contracts';

/** Whether somebody may disconnect the encoder of a stream key: their own, and the owner of the channel every one. */
export function mayDisconnect(
  asking: { userId: string; role: ChannelRole | null },
  key: { userId: string },
): boolean {
  return roleMay(asking.role, 'run_streams') && (asking.role === 'owner' || key.userId === asking.userId);
}
