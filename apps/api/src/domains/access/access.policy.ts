import {
  type AccessReason,
  type ChannelRight,
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
  /** Whether the stream's host invited them to it. */
  invitedToStream: boolean;
  /** Whether they have an open invitation into the channel. */
  invitedToChannel: boolean;
  /** Whether their account is suspended or being deleted: they may take part nowhere. */
  viewerInactive: boolean;
  /** Whether it is there for nobody: it is being deleted, or the account of its channel's owner is, or is suspended. */
  unavailable: boolean;
}

/** What of a viewer says whether they may act in a channel. */
export type ChannelFacts = Pick<ViewerFacts, 'role' | 'viewerInactive' | 'unavailable'>;
/** What of a viewer says whether a stream is for them. */
export type AudienceFacts = ChannelFacts & Pick<ViewerFacts, 'invitedToStream'>;

/** What somebody learns of a stream, and whether they may watch it. */
export interface AccessDecision {
  /** Whether it is there for them at all: title, channel, start and cover. */
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

/** Whether a stream in this state is on air: it has a room, seats and a chat. */
export function isOnAir(state: StreamState): boolean {
  return state === 'live' || state === 'interrupted';
}

/** Whether not everybody may watch streams of this visibility. */
export function needsAccessCheck(visibility: Visibility): boolean {
  return visibility === 'members_only' || visibility === 'private';
}

/** Whether somebody may do something in a channel now. */
export function mayInChannel(
  { role, viewerInactive, unavailable }: ChannelFacts,
  right: ChannelRight,
): boolean {
  return !viewerInactive && !unavailable && roleMay(role, right);
}

/** Whether a stream of this visibility is meant for somebody, active or not. */
function isMeantFor(
  visibility: Visibility,
  { role, invitedToStream }: Pick<AudienceFacts, 'role' | 'invitedToStream'>,
): boolean {
  if (visibility === 'members_only') return roleMay(role, 'watch_members_only');
  if (visibility === 'private') return invitedToStream || roleMay(role, 'watch_private');
  return true;
}

/** Whether a stream is there for somebody at all. What is not there answers like what does not exist. */
export function isVisible(visibility: Visibility, facts: AudienceFacts): boolean {
  return !facts.unavailable && (visibility !== 'private' || isMeantFor(visibility, facts));
}

/** Whether a stream is for somebody, whenever it is live. */
export function isEntitled(visibility: Visibility, facts: AudienceFacts): boolean {
  return !facts.unavailable && !facts.viewerInactive && isMeantFor(visibility, facts);
}

/** What somebody may know and see of a stream. Everything asks here: page, seat, signalling, chat, events, lists, files. */
export function decideAccess(facts: StreamFacts, viewerFacts: ViewerFacts): AccessDecision {
  const { visibility } = facts;
  const visible = isVisible(visibility, viewerFacts);
  const entitled = isEntitled(visibility, viewerFacts);
  const decision = { visible, entitled, startsAt: null };
  if (!visible) return { ...decision, allowed: false, reason: 'not_found', remedy: null };
  if (!entitled) return { ...decision, allowed: false, ...denial(viewerFacts) };

  if (isOnAir(facts.state)) return { ...decision, allowed: true, reason: null, remedy: null };
  const waits = facts.state === 'scheduled';
  return {
    ...decision,
    allowed: false,
    reason: 'stream_not_live',
    remedy: waits ? 'wait_for_start' : null,
    startsAt: waits ? facts.scheduledFor : null,
  };
}

/** Why a stream that is there is not for somebody, and what helps. */
function denial({
  signedIn,
  invitedToChannel,
  viewerInactive,
}: ViewerFacts): Pick<AccessDecision, 'reason' | 'remedy'> {
  if (viewerInactive) return { reason: 'account_suspended', remedy: null };
  const reason = signedIn ? 'membership_required' : 'sign_in_required';
  return { reason, remedy: invitedToChannel ? 'open_invitation' : (meaningOf(reason).remedy ?? null) };
}
