import {
  type Account,
  type AnswerOf,
  type Channel,
  type ChannelPage,
  channelRights,
  type ErrorCode,
  type getMyPlan,
  type listPlans,
  meaningOf,
  type Notification,
  type OwnChannel,
  type Problem,
  type SignedIn,
  type Stream,
  type StreamReport,
  type Subscription,
  type takeSeat,
} from '@footlight/contracts';
import { type PaidPlan, plans, standardLabels, standardPlans, standardPrices } from '@footlight/plans';
import { HttpResponse } from 'msw';

type MyPlan = AnswerOf<typeof getMyPlan>;
type PlanList = AnswerOf<typeof listPlans>;

/** A problem as the API writes it; `detail` where it says more than the code's title. */
export function problem(
  code: ErrorCode,
  errors?: { pointer: string; message: string }[],
  moments?: string[],
) {
  return problemWith(code, { errors, moments });
}

/** How the API refuses what a plan lacks; without a plan that has it, none has. */
export function planProblem(
  code: 'plan_required' | 'plan_limit_reached',
  right: Problem['right'],
  neededPlan?: Problem['needed_plan'],
) {
  const remedy = neededPlan ? 'upgrade' : 'ask_operator';
  return problemWith(code, { right, needed_plan: neededPlan, remedy });
}

function problemWith(code: ErrorCode, more: Partial<Problem>) {
  const { status, title, remedy } = meaningOf(code);
  return HttpResponse.json(
    {
      type: `urn:footlight:problem:${code}`,
      title,
      status,
      detail: title,
      code,
      request_id: 'req_01JD9M4T5V6W7X8Y9Z0A1B2C3D',
      remedy,
      ...more,
    },
    { status, headers: { 'content-type': 'application/problem+json' } },
  );
}

/** How the API refuses half past two of the day on which Warsaw puts its clocks back: that time comes twice. */
export function timeRepeated() {
  return problem('time_repeated', undefined, ['2027-10-31T00:30:00.000Z', '2027-10-31T01:30:00.000Z']);
}

/** A server that takes the request and never answers. */
export function silence(): Promise<never> {
  return new Promise(() => {});
}

export const lucja: Account = {
  id: 'usr_01JD9M4T5V6W7X8Y9Z0A1B2C3D',
  email: 'lucja@glina.example',
  email_verified: true,
  has_password: true,
  display_name: 'Łucja Wiśniewska',
  handle: 'lucja-wisniewska',
  avatar_url: null,
  bio: '',
  language: 'en',
  time_zone: 'UTC',
  shows: [],
  role: 'member',
  created_at: '2026-11-01T10:00:00.000Z',
};

export const glina: Channel = {
  id: 'chn_01JD9M4T5V6W7X8Y9Z0A1B2C3D',
  handle: 'glina-i-sol',
  name: 'Glina i Sól',
  avatar_url: null,
  created_at: '2026-11-01T10:00:00.000Z',
};

/** The same for the one who owns it. */
export const ownGlina: OwnChannel = { ...glina, role: 'owner', can: [...channelRights], active: true };

/** Its page as somebody sees it who is not a member, with what a test cares about. */
export function aChannelPage(differs: Partial<ChannelPage> = {}): ChannelPage {
  return {
    ...glina,
    description: '',
    banner_url: null,
    links: [],
    active: null,
    you: { role: null, follows: false, can: [] },
    ...differs,
  };
}

/** What somebody's plan gives, with what a test cares about. */
export function aPlan(rights: Partial<MyPlan['rights']> = {}): MyPlan {
  return {
    plan: 'creator',
    rights: {
      host: true,
      viewers: 25,
      chat: true,
      private: true,
      channels: 1,
      staff: 3,
      recording: false,
      recording_days: 0,
      ...rights,
    },
    given: null,
    use: { channels: 1, staff: 0, viewers: 0 },
  };
}

/** The table of plans as it is where nobody changed it, with what a test cares about. */
export function aPlanList(differs: Partial<PlanList> = {}): PlanList {
  const prices = (plan: PaidPlan) => ({ currency: standardPrices.currency, ...standardPrices[plan] });
  return {
    data: plans.map((name) => ({
      name,
      label: standardLabels[name],
      rights: standardPlans[name],
      prices: name === 'free' ? null : prices(name),
    })),
    billing: true,
    default_plan: 'free',
    contact: null,
    next_cursor: null,
    ...differs,
  };
}

/** The same where nobody pays. */
export function anUnpaidPlanList(contact: string | null = null): PlanList {
  const data = aPlanList().data.map((plan) => ({ ...plan, prices: null }));
  return aPlanList({ data, billing: false, default_plan: 'pro', contact });
}

/** A subscription that is paid, with what a test cares about. */
export function aSubscription(differs: Partial<Subscription> = {}): Subscription {
  return {
    plan: 'creator',
    interval: 'month',
    status: 'active',
    amount: 1200,
    currency: 'usd',
    current_period_end: '2026-12-23T10:00:00.000Z',
    cancel_at: null,
    grace_ends_at: null,
    trial_ends_at: null,
    frozen: false,
    ...differs,
  };
}

/** What the hosts of a stream may do with it. */
export const runsIt = { manage: true, moderate: true };

/** The answer to sign-in and refresh. */
export function signedIn(access_token = 'first', expires_in = 600): SignedIn {
  return { user: lucja, access_token, expires_in };
}

/** A stream that is live, with what a test cares about. */
export function aStream(differs: Partial<Stream> = {}): Stream {
  return {
    id: 'str_01JD9M4T5V6W7X8Y9Z0A1B2C3D',
    channel: glina,
    title: 'Toczymy dużą misę',
    description: '',
    category: null,
    tags: [],
    cover_url: null,
    visibility: 'public',
    state: 'live',
    scheduled_for: null,
    time_zone: null,
    created_at: '2026-11-23T17:00:00.000Z',
    started_at: '2026-11-23T17:32:00.000Z',
    interrupted_at: null,
    ended_at: null,
    ends_at: null,
    canceled_at: null,
    missed_at: null,
    viewers: 86,
    viewer_limit: 100,
    queue_length: 0,
    queue_members_first: false,
    start_on_encoder: false,
    watch_url: 'http://localhost/watch/str_01JD9M4T5V6W7X8Y9Z0A1B2C3D',
    can: { manage: false, moderate: false },
    ...differs,
  };
}

/** The report of that stream after it has ended, with what a test cares about. */
export function aReport(differs: Partial<StreamReport> = {}): StreamReport {
  return {
    stream_id: 'str_01JD9M4T5V6W7X8Y9Z0A1B2C3D',
    started_at: '2026-11-23T17:32:00.000Z',
    ended_at: '2026-11-23T17:37:00.000Z',
    peak_viewers: 97,
    unique_viewers: 241,
    returning_viewers: 58,
    joins: 312,
    refused: 14,
    queued: 9,
    seconds_watched: 549_480,
    average_minutes: 38,
    viewers: { from: '2026-11-23T17:32:00.000Z', interval_minutes: 1, most: [12, 60, 97, 80, 31] },
    ...differs,
  };
}

/** Something that happened in a channel, with what a test cares about. */
export function aNotification(differs: Partial<Notification> = {}): Notification {
  return {
    id: 'ntc_01JD9M4T5V6W7X8Y9Z0A1B2C3D',
    kind: 'stream_live',
    at: '2026-11-23T17:32:00.000Z',
    read: false,
    stream: { id: 'str_01JD9M4T5V6W7X8Y9Z0A1B2C3D', title: 'Toczymy dużą misę', scheduled_for: null },
    channel: glina,
    ...differs,
  };
}

/** The answer to taking a seat, as a guest without a name. */
export function aTakenSeat(expires: string, viewers: number): AnswerOf<typeof takeSeat> {
  return {
    url: 'ws://localhost',
    token: 'token',
    expires_at: expires,
    seat: { id: 'seat_1', lease_expires_at: expires, release_key: 'key' },
    viewer: { kind: 'guest', id: 'gst_me', display_name: null },
    stream_state: 'live',
    chat_seq: 0,
    viewers,
  };
}
