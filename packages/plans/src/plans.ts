/** So many, or no limit. Zero is none, and nothing else stands for "no limit". */
export type Amount = number | 'unlimited';

/** What a plan gives to the account that has it. */
export interface PlanRights {
  /** Make, schedule and start streams. */
  host: boolean;
  /** Seats in a stream. */
  viewers: Amount;
  /** A chat beside one's own streams. */
  chat: boolean;
  /** Streams for members, and for those whom the host lists. */
  private: boolean;
  channels: Amount;
  /** Moderators and producers in a channel. */
  staff: Amount;
  recording: boolean;
  /** How long a recording is kept. */
  recording_days: Amount;
}

/** Every right there is. */
export const rightNames = [
  'host',
  'viewers',
  'chat',
  'private',
  'channels',
  'staff',
  'recording',
  'recording_days',
] as const satisfies readonly (keyof PlanRights)[];

/** Every plan, from the least to the most. */
export const plans = ['free', 'creator', 'pro'] as const;
export type PlanName = (typeof plans)[number];

/** How the plans are called where an operator gives them no other names. */
export const standardLabels: Readonly<Record<PlanName, string>> = {
  free: 'Free',
  creator: 'Creator',
  pro: 'Pro',
};

/** The table of all plans. */
export type Plans = Readonly<Record<PlanName, Readonly<PlanRights>>>;

/** The table as it is where an operator changes nothing. Everybody watches, and chats as a viewer, with any of them. */
export const standardPlans: Plans = {
  free: {
    host: false,
    viewers: 0,
    chat: false,
    private: false,
    channels: 0,
    staff: 0,
    recording: false,
    recording_days: 0,
  },
  creator: {
    host: true,
    viewers: 25,
    chat: true,
    private: true,
    channels: 1,
    staff: 3,
    recording: false,
    recording_days: 0,
  },
  pro: {
    host: true,
    viewers: 100,
    chat: true,
    private: true,
    channels: 5,
    staff: 'unlimited',
    recording: true,
    recording_days: 90,
  },
};
