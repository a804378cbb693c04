import type { Category, StreamState, Visibility } from '@footlight/contracts';
import type { ViewerFactsRow } from '../access/fragments.queries.ts';

/** A stream with its channel and its seat counter, and what the one who asks is to it, as the queries read it. */
export interface StreamView {
  id: string;
  title: string;
  description: string;
  category: Category | null;
  tags: string[];
  coverId: string | null;
  visibility: Visibility;
  state: StreamState;
  scheduledFor: Date | null;
  timeZone: string | null;
  createdAt: Date;
  startedAt: Date | null;
  interruptedAt: Date | null;
  endedAt: Date | null;
  /** When it ends because the plan of its channel has no streaming any more; null while it has. */
  endsAt: Date | null;
  canceledAt: Date | null;
  missedAt: Date | null;
  viewers: number;
  viewerLimit: number;
  /** How many wait for a seat. */
  queueLength: number;
  /** Whether members of the channel come first in the queue. */
  queueMembersFirst: boolean;
  /** Whether it starts when an encoder connects. */
  startOnEncoder: boolean;
  channel: {
    id: string;
    ownerId: string;
    handle: string;
    name: string;
    avatarId: string | null;
    createdAt: Date;
    /** Whether the plan has room for it. */
    active: boolean;
  };
  /** What the one who asks is to it. */
  viewerFacts: ViewerFactsRow;
}
