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
export interface Show {
  state: StreamState;
  visibility: Visibility;
  scheduledFor: Date | null;
}

/** What somebody is to a stream. */
export interface Audience {
  signedIn: boolean;
  /** In the stream's channel. */
  role: ChannelRole | null;
  /** Whether the stream's host listed them. */
  listed: boolean;
  /** Whether they have an open invitation into the channel. */
  asked: boolean;
}

/** What somebody learns of a stream, and whether they may watch it. */
export interface Standing {
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
export function isGuarded(visibility: Visibility): boolean {
  return visibility === 'members_only' || visibility === 'private';
}

/** Whether a stream is for somebody, whenever it is live. */
export function isFor(visibility: Visibility, { role, listed }: Pick<Audience, 'role' | 'listed'>): boolean {
  if (visibility === 'members_only') return roleMay(role, 'watch_members_only');
  if (visibility === 'private') return listed || roleMay(role, 'watch_private');
  return true;
}

/** What somebody may know and see of a stream. Every door asks here: page, token, chat, lists, files. */
export function standingOf(show: Show, audience: Audience): Standing {
  const { visibility } = show;
  const entitled = isFor(visibility, audience);
  const visible = entitled || visibility !== 'private';
  const stands = { visible, entitled, startsAt: null };
  if (!entitled) return { ...stands, allowed: false, ...wayIn(audience) };

  if (show.state === 'live' || show.state === 'interrupted')
    return { ...stands, allowed: true, reason: null, remedy: null };
  const waits = show.state === 'scheduled';
  const remedy = waits ? ('wait_for_start' as const) : null;
  return {
    ...stands,
    allowed: false,
    reason: 'stream_not_live',
    remedy,
    startsAt: waits ? show.scheduledFor : null,
  };
}

/** What helps somebody for whom a stream is not. */
function wayIn({ signedIn, asked }: Audience): Pick<Standing, 'reason' | 'remedy'> {
  const reason = signedIn ? 'membership_required' : 'sign_in_required';
  return { reason, remedy: asked ? 'open_invitation' : (meaningOf(reason).remedy ?? null) };
}
