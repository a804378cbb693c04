import {
  type AccessReason,
  type ChannelRole,
  type Remedy,
  type StreamState,
  type Visibility,
  meaningOf,
  roleMay,
} from '@footlight/contracts';

/** What of a stream decides who may watch it. */
export interface StreamFacts {
  state: StreamState;
  visibility: Visibility;
  scheduledFor: Date | null;
}

/** What somebody is to a stream. */
export interface ViewerFacts {
  signedIn: boolean;
  /** In the stream's channel. */
  role: ChannelRole | null;
  /** Whether the stream's host invitedToStream them. */
  invitedToStream: boolean;
  /** Whether they have an open invitation into the channel. */
  invitedToChannel: boolean;
}

/** What somebody learns of a stream, and whether they may watch it. */
export interface AccessDecision {
  /** Whether it is there for them at all: title, channel and start. */
  visible: boolean;
  /** Whether it is for them, whenever it is live: its seats, its chat and what is said about it. */
  entitled: boolean;
  /** Whether they may watch now. */
  allowed: boolean;
  reason: AccessReason | null;
  remedy: Remedy | null;
  /** When it starts, where waiting helps. */
  startsAt: Date | null;
}

/** Whether not everybody may watch streams of this kind. */
export function needsAccessCheck(visibility: Visibility): boolean {
  return visibility === 'members_only' || visibility === 'private';
}

/** Whether a stream is for somebody, whenever it is live. */
export function isEntitled(
  visibility: Visibility,
  { role, invitedToStream }: Pick<ViewerFacts, 'role' | 'invitedToStream'>,
): boolean {
  if (visibility === 'members_only') return roleMay(role, 'watch_members_only');
  if (visibility === 'private') return invitedToStream || roleMay(role, 'watch_private');
  return true;
}

/** What somebody may know and see of a stream. Every door asks here: page, token, chat, lists, files. */
export function decideAccess(facts: StreamFacts, viewerFacts: ViewerFacts): AccessDecision {
  const { visibility } = facts;
  const entitled = isEntitled(visibility, viewerFacts);
  const visible = entitled || visibility !== 'private';
  const stands = { visible, entitled, startsAt: null };
  if (!entitled) return { ...stands, allowed: false, ...wayIn(viewerFacts) };

  if (facts.state === 'live' || facts.state === 'interrupted')
    return { ...stands, allowed: true, reason: null, remedy: null };
  const waits = facts.state === 'scheduled';
  const remedy = waits ? ('wait_for_start' as const) : null;
  return {
    ...stands,
    allowed: false,
    reason: 'stream_not_live',
    remedy,
    startsAt: waits ? facts.scheduledFor : null,
  };
}

/** What helps somebody for whom a stream is not. */
function wayIn({ signedIn, invitedToChannel }: ViewerFacts): Pick<AccessDecision, 'reason' | 'remedy'> {
  const reason = signedIn ? 'membership_required' : 'sign_in_required';
  return { reason, remedy: invitedToChannel ? 'open_invitation' : (meaningOf(reason).remedy ?? null) };
}
