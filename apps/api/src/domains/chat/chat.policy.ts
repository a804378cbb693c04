import type { ErrorCode, StreamState } from '@footlight/contracts';
import { isOnAir } from '../access/index.ts';

/** Who may delete a message, and as what; undefined for nobody. The author's own deletion counts as the author's. */
export function deletesAs(
  message: { authorId: string },
  callerId: string | undefined,
  moderates: boolean,
): 'author' | 'staff' | undefined {
  if (callerId === message.authorId) return 'author';
  return moderates ? 'staff' : undefined;
}

/** What decides whether somebody may write in a chat now. */
export interface PostingFacts {
  state: StreamState;
  /** Whether the plan of the channel's owner has a chat. */
  hasChat: boolean;
  authorKind: 'account' | 'guest';
  /** Null for a guest without a name, and for an account that is gone. */
  authorName: string | null;
  /** Whether a guest's name looks like the host's. */
  hasSimilarName: boolean;
}

/** Why somebody may not write in a chat, whatever the limits say; undefined when they may. */
export function postingError(facts: PostingFacts): ErrorCode | undefined {
  if (!isOnAir(facts.state)) return 'stream_not_live';
  if (!facts.hasChat) return 'plan_required';
  if (facts.authorName === null)
    return facts.authorKind === 'account' ? 'token_invalid' : 'display_name_required';
  return facts.hasSimilarName ? 'name_too_alike' : undefined;
}
