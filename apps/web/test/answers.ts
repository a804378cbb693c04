import {
  type Account,
  type Channel,
  type ErrorCode,
  meaningOf,
  type SignedIn,
  type Stream,
} from '@footlight/contracts';
import { HttpResponse } from 'msw';

/** A refusal as the API writes it. */
export function refusal(code: ErrorCode, errors?: { pointer: string; message: string }[]) {
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
      errors,
    },
    { status, headers: { 'content-type': 'application/problem+json' } },
  );
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
  created_at: '2026-11-01T10:00:00.000Z',
};

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
    visibility: 'public',
    state: 'live',
    created_at: '2026-11-23T17:00:00.000Z',
    started_at: '2026-11-23T17:32:00.000Z',
    interrupted_at: null,
    ended_at: null,
    viewers: 86,
    viewer_limit: 100,
    watch_url: 'http://localhost/watch/str_01JD9M4T5V6W7X8Y9Z0A1B2C3D',
    can: { manage: false },
    ...differs,
  };
}
