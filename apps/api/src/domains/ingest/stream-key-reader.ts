import { type MemberRole, roleMay } from '@footlight/contracts';
import type { Context } from '../../context.ts';
import type { EventReader } from '../events/index.ts';
import { disconnectEncoder } from './disconnect-encoder.ts';
import { deleteKey } from './stream-keys.queries.ts';

/** A key ends with the role: a role that comes back does not bring it back. */
export const streamKeyReader: EventReader = {
  name: 'stream_keys',
  on: {
    'member.role_changed': (context, { payload, ...event }) => endKeyWithRole(context, payload.to, event),
    'member.removed': (context, event) => endKeyWithRole(context, null, event),
  },
};

async function endKeyWithRole(
  context: Context,
  role: MemberRole | null,
  event: { channel_id: string; account_id: string; created_at: string },
): Promise<void> {
  if (roleMay(role, 'run_streams')) return;
  const { channel_id: channelId, account_id: userId } = event;
  // Events come late: a key that was made since is one of a newer role.
  const until = new Date(event.created_at);
  const ended = await context.db.$transaction((tx) => deleteKey(tx, channelId, userId, until));
  if (ended) await disconnectEncoder(context, ended);
}
