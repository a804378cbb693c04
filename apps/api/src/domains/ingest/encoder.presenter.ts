import type { Encoder } from '@footlight/contracts';
import type { ListedEncoder } from './list-encoders.ts';

/** An encoder of a stream, as those who run the channel see it. */
export function presentEncoder({ id, user, startedAt, canDisconnect }: ListedEncoder): Encoder {
  return {
    id,
    user: { id: user.id, display_name: user.displayName },
    started_at: startedAt.toISOString(),
    can_disconnect: canDisconnect,
  };
}
