import type { ErrorCode } from '@footlight/contracts';
import i18next from 'i18next';
import { problems } from '../locales/en/problems.ts';
import { ApiProblem, ConnectionFailure } from './send.ts';

/** What the reader can do next: where a button or link leads. `none`: the sentence itself says it. */
export type NextStep =
  'retry' | 'sign_in' | 'home' | 'dashboard' | 'account' | 'plans' | 'confirm_email' | 'reload' | 'none';

const nextSteps = {
  date_in_past: 'none',
  time_skipped: 'none',
  time_repeated: 'none',
  validation_failed: 'none',
  malformed_body: 'reload',
  method_not_allowed: 'reload',
  sign_in_required: 'sign_in',
  token_expired: 'sign_in',
  token_invalid: 'sign_in',
  invalid_credentials: 'none',
  session_ended: 'sign_in',
  media_token_invalid: 'reload',
  webhook_unverified: 'none',
  display_name_required: 'none',
  name_too_alike: 'none',
  account_suspended: 'none',
  password_wrong: 'none',
  recent_sign_in_required: 'sign_in',
  email_unverified: 'confirm_email',
  forbidden: 'home',
  plan_required: 'plans',
  channel_inactive: 'none',
  membership_required: 'home',
  invitation_not_yours: 'none',
  billing_off: 'none',
  not_found: 'home',
  email_taken: 'sign_in',
  email_required: 'account',
  handle_taken: 'none',
  plan_limit_reached: 'plans',
  list_full: 'none',
  owner_stays: 'none',
  last_admin: 'none',
  invalid_state: 'reload',
  stream_not_live: 'none',
  stream_full: 'retry',
  seat_held: 'reload',
  queue_full: 'retry',
  already_subscribed: 'account',
  channel_already_live: 'dashboard',
  seat_ended: 'reload',
  link_invalid: 'none',
  stream_key_invalid: 'none',
  precondition_failed: 'none',
  precondition_required: 'none',
  payload_too_large: 'none',
  unsupported_media_type: 'reload',
  image_unreadable: 'none',
  rate_limited: 'none',
  internal_error: 'retry',
  database_unavailable: 'retry',
  issuer_unavailable: 'retry',
  billing_unavailable: 'retry',
  media_unavailable: 'retry',
} as const satisfies Record<ErrorCode, NextStep>;

export interface ProblemDescription {
  sentence: string;
  nextStep: NextStep;
  /** For the people who run the server: only where something failed on their side. */
  requestId: string | undefined;
}

function isKnown(code: string): code is ErrorCode {
  return Object.hasOwn(problems.codes, code);
}

/** A sentence and a next step for anything that a request can throw. */
export function describeProblem(error: unknown): ProblemDescription {
  if (error instanceof ConnectionFailure) {
    return {
      sentence: i18next.t(`connection.${error.kind}`, { ns: 'problems' }),
      nextStep: 'retry',
      requestId: undefined,
    };
  }
  if (error instanceof ApiProblem) {
    const requestId = error.status >= 500 ? error.requestId : undefined;
    // A code that this page does not know yet comes from a newer server, which words it itself.
    if (!isKnown(error.code))
      return { sentence: error.detail, nextStep: 'reload', requestId: error.requestId };
    return {
      sentence: i18next.t(`codes.${error.code}`, { ns: 'problems', detail: error.detail }),
      // No plan of this server helps: the sentence says so.
      nextStep: error.remedy === 'ask_operator' ? 'none' : nextSteps[error.code],
      requestId,
    };
  }
  return { sentence: i18next.t('unexpected', { ns: 'problems' }), nextStep: 'reload', requestId: undefined };
}
