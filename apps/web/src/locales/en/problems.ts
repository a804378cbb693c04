import type { ErrorCode } from '@footlight/contracts';

/** What happened, what stays safe, what to do. A code of contracts without a sentence is a compile error. */
const codes = {
  validation_failed: 'Something in this form is not right yet. Look at the marked fields.',
  malformed_body: 'This page sent something that the server could not read. Load the page again.',
  sign_in_required: 'Sign in to do this. You come back to this page.',
  token_expired: 'You were signed out. Sign in and you are back on this page.',
  token_invalid: 'You were signed out. Sign in and you are back on this page.',
  invalid_credentials: 'That e-mail and password don’t match.',
  session_ended: 'You were signed out. Sign in and you are back on this page.',
  media_token_invalid: 'The video link of this page has expired. Load the page again.',
  webhook_unverified: 'The signature is missing or wrong.',
  display_name_required: 'Choose a name first. Others see it beside your messages.',
  password_wrong: 'That is not the password of this account.',
  recent_sign_in_required: 'Sign in again to do this. You come back to this page.',
  forbidden: 'Only the host of this stream can do this.',
  not_found: 'There is nothing here, or it is not for you to see.',
  email_taken: 'There is an account with this e-mail.',
  invalid_state: 'The stream has moved on meanwhile. Load the page again to see where it stands.',
  stream_not_live: 'The stream is not live right now.',
  stream_full: 'This stream is full. Try again when somebody has left.',
  channel_already_live: 'This channel is live with another stream. End that one first.',
  seat_ended: 'You gave your seat back. Load the page again to take a new one.',
  link_invalid: 'This link was used, was replaced by a newer one, or is too old.',
  payload_too_large: 'That is too long to send. Shorten it.',
  unsupported_media_type: 'This page does not fit the server any more. Load it again.',
  rate_limited: 'Too many tries. Nothing is lost; try again in a few minutes.',
  internal_error: 'Something failed on the server. Nothing of yours was lost.',
  database_unavailable: 'The server cannot reach its database right now. Your streams are safe.',
  media_unavailable: 'The video server does not answer right now. Everything else works.',
} as const satisfies Record<ErrorCode, string>;

export const problems = {
  codes,
  connection: {
    network: 'The server cannot be reached. Nothing of yours was lost.',
    timeout: 'The server did not answer in 10 seconds. Nothing of yours was lost.',
    unreadable: 'The server is not ready. Nothing of yours was lost.',
  },
  unexpected: 'This page stopped working. Load it again.',
  ways: {
    retry: 'Try again',
    sign_in: 'Sign in',
    home: 'See what is live',
    dashboard: 'Open the dashboard',
    reload: 'Load again',
  },
  request_id: 'Number for the people who run this server:',
} as const;
