import { paidPlans, rightNames } from '@footlight/plans';
import { z } from 'zod';
import { Moment } from './text.ts';

/** What the reader can do about an error. */
export const remedies = [
  'sign_in',
  'refresh_token',
  'choose_name',
  'take_seat',
  'join_queue',
  'wait_for_start',
  'end_other_stream',
  'wait',
  'ask_for_link',
  'sign_in_again',
  'add_email',
  'confirm_email',
  'upgrade',
  'portal',
  'ask_operator',
  'open_invitation',
  'ask_host',
  'choose_other_time',
  'retry',
] as const;
export type Remedy = (typeof remedies)[number];

interface ErrorMeaning {
  status: 400 | 401 | 403 | 404 | 405 | 409 | 410 | 412 | 413 | 415 | 428 | 429 | 500 | 503;
  title: string;
  remedy?: Remedy;
}

/** Every error code of the API, with its HTTP status, its title and what the reader can do. */
export const errorCodes = {
  date_in_past: { status: 400, title: 'This time is over.', remedy: 'choose_other_time' },
  time_skipped: {
    status: 400,
    title: 'The clocks are put forward over this time: it does not exist on that day.',
    remedy: 'choose_other_time',
  },
  time_repeated: {
    status: 400,
    title: 'The clocks are put back over this time: it comes twice on that day.',
    remedy: 'choose_other_time',
  },
  validation_failed: { status: 400, title: 'The request does not have the expected form.' },
  malformed_body: { status: 400, title: 'The body could not be read.' },
  sign_in_required: { status: 401, title: 'Sign in to do this.', remedy: 'sign_in' },
  token_expired: { status: 401, title: 'The access token has expired.', remedy: 'refresh_token' },
  token_invalid: { status: 401, title: 'The access token is not valid.', remedy: 'sign_in' },
  invalid_credentials: { status: 401, title: 'That e-mail and password do not match.' },
  session_ended: { status: 401, title: 'This session has ended.', remedy: 'sign_in' },
  media_token_invalid: { status: 401, title: 'The media token is not valid.', remedy: 'take_seat' },
  stream_key_invalid: {
    status: 401,
    title: 'The stream key is not valid. Copy it from the studio, or make another one there.',
  },
  webhook_unverified: { status: 401, title: 'The webhook is not signed by whom it should come from.' },
  display_name_required: { status: 403, title: 'Choose a name first.', remedy: 'choose_name' },
  name_too_alike: {
    status: 403,
    title: 'This name looks like the name of somebody who runs the stream.',
    remedy: 'choose_name',
  },
  account_suspended: { status: 403, title: 'This account is suspended.' },
  password_wrong: { status: 403, title: 'The password is not the one of this account.' },
  recent_sign_in_required: {
    status: 403,
    title: 'Sign in again to do this.',
    remedy: 'sign_in_again',
  },
  email_unverified: {
    status: 403,
    title: 'Confirm your e-mail address first.',
    remedy: 'confirm_email',
  },
  forbidden: { status: 403, title: 'You may not do this here.' },
  plan_required: { status: 403, title: 'The plan does not include this.', remedy: 'upgrade' },
  channel_inactive: {
    status: 403,
    title: 'This channel is not active: the plan of its owner has room for fewer channels.',
    remedy: 'upgrade',
  },
  membership_required: { status: 403, title: 'This is for members of the channel.', remedy: 'ask_host' },
  invitation_not_yours: { status: 403, title: 'This invitation is for another e-mail address.' },
  billing_off: { status: 404, title: 'Plans are not paid for on this server.' },
  not_found: { status: 404, title: 'Not found, or not available to you.' },
  method_not_allowed: { status: 405, title: 'This address does not answer that method.' },
  email_taken: { status: 409, title: 'There is an account with this e-mail address.', remedy: 'sign_in' },
  email_required: {
    status: 409,
    title: 'This account needs an e-mail address first.',
    remedy: 'add_email',
  },
  handle_taken: { status: 409, title: 'This handle belongs to somebody else.' },
  plan_limit_reached: {
    status: 409,
    title: 'The plan does not include more of these.',
    remedy: 'upgrade',
  },
  list_full: { status: 409, title: 'This list has no room for more.' },
  owner_stays: { status: 409, title: 'The owner of a channel cannot leave it.' },
  last_admin: { status: 409, title: 'A server needs one admin at least.' },
  invalid_state: { status: 409, title: 'The stream is in a state that does not allow this.' },
  stream_not_live: { status: 409, title: 'The stream is not live.', remedy: 'wait_for_start' },
  stream_full: { status: 409, title: 'Every seat is taken.', remedy: 'join_queue' },
  seat_held: { status: 409, title: 'You have a seat in this stream.', remedy: 'take_seat' },
  queue_full: { status: 409, title: 'The queue of this stream is full.', remedy: 'retry' },
  already_subscribed: {
    status: 409,
    title: 'There is a subscription already. Change it in the customer portal.',
    remedy: 'portal',
  },
  channel_already_live: {
    status: 409,
    title: 'This channel is live with another stream.',
    remedy: 'end_other_stream',
  },
  seat_ended: { status: 410, title: 'This seat was released.', remedy: 'take_seat' },
  link_invalid: {
    status: 410,
    title: 'This link was used, was replaced or has expired.',
    remedy: 'ask_for_link',
  },
  precondition_failed: { status: 412, title: 'The entity tag in If-Match is not the newest one.' },
  payload_too_large: { status: 413, title: 'The body is too large.' },
  unsupported_media_type: { status: 415, title: 'The body has a media type that is not read here.' },
  image_unreadable: { status: 415, title: 'This is no picture that can be read here.' },
  precondition_required: { status: 428, title: 'This request needs the header If-Match.' },
  rate_limited: { status: 429, title: 'Too many requests. Try again later.', remedy: 'wait' },
  internal_error: { status: 500, title: 'Something failed on our side.', remedy: 'retry' },
  database_unavailable: { status: 503, title: 'The database does not answer.', remedy: 'retry' },
  issuer_unavailable: {
    status: 503,
    title: 'The service that you sign in with does not answer.',
    remedy: 'retry',
  },
  billing_unavailable: { status: 503, title: 'The payment service does not answer.', remedy: 'retry' },
  media_unavailable: { status: 503, title: 'The media server does not answer.', remedy: 'retry' },
} as const satisfies Record<string, ErrorMeaning>;

export type ErrorCode = keyof typeof errorCodes;
export type HttpErrorStatus = ErrorMeaning['status'];

/** The status, title and remedy of a code. */
export function meaningOf(code: ErrorCode): ErrorMeaning {
  return errorCodes[code];
}

const codes = Object.keys(errorCodes) as [ErrorCode, ...ErrorCode[]];

/** RFC 9457 problem details, as every error carries them. */
export const Problem = z
  .object({
    type: z.string().describe('`urn:footlight:problem:<code>`'),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.enum(codes),
    request_id: z.string(),
    remedy: z.enum(remedies).optional(),
    errors: z
      .array(z.object({ pointer: z.string(), message: z.string() }))
      .optional()
      .describe(
        'With `validation_failed`: each field, as a JSON pointer below `/body`, `/query` or `/path`.',
      ),
    moments: z
      .array(Moment)
      .optional()
      .describe('With `time_repeated`: both moments of that time, the earlier one first.'),
    right: z
      .enum(rightNames)
      .optional()
      .describe('With `plan_required` and `plan_limit_reached`: the right of the plan that is missing.'),
    needed_plan: z
      .enum(paidPlans)
      .optional()
      .describe(
        'With `plan_required` and `plan_limit_reached`: the lowest plan that has the right, or room for the number. Absent when none has; the remedy is `ask_operator` then.',
      ),
    queue: z
      .object({ length: z.int().min(0) })
      .optional()
      .describe('With `stream_full`: how many wait for a seat.'),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof Problem>;
