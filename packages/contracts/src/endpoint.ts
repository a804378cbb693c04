import type { z } from 'zod';
import type { ErrorCode } from './errors.ts';

/**
 * Who may call: `anyone` (credentials are not read), `viewer` (an account, a guest or nobody known), `account`
 * (signed in), `admin` (signed in and running the server; nobody else learns that the route exists), `encoder` (a program
 * with a stream key), or `system` (another server, with a proof of its own).
 */
export type CallerKind = 'anyone' | 'viewer' | 'account' | 'admin' | 'encoder' | 'system';

/** What routes stand together in the API's description, and what each group is about. */
export const endpointTags = {
  identity: 'Accounts, sign-in, sessions, profiles and guests.',
  plans: 'What each plan includes, and what an account uses of its own.',
  billing: 'Paying for a plan through Stripe: checkout, customer portal, and what an account pays for.',
  channels: 'The pages of channels, and following them.',
  people: 'Roles in a channel and invitations to it.',
  streams: 'Streams: made, planned, found, started and ended.',
  ingest: 'Stream keys, and publishing with WHIP: OBS and other encoders.',
  viewing: 'Who may watch, and the seats of those who do.',
  chat: 'Messages beside a stream.',
  notifications: 'What happened in the channels that somebody follows or is in, and which of it is mailed.',
  admin: 'Accounts and the health of the server, for those who run it.',
  system: 'Health, webhooks from other servers, and the outbox of a server without mail.',
} as const;
export type EndpointTag = keyof typeof endpointTags;

/** One route of the API: the only description of its request and its answers. */
export interface Endpoint {
  id: string;
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** OpenAPI style: `/v1/streams/{stream_id}`. */
  path: `/${string}`;
  tag: EndpointTag;
  summary: string;
  description?: string;
  caller: CallerKind;
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodType;
  /** Largest JSON body in bytes, where it is more than other routes take. */
  bodyLimit?: number;
  /** The body is a file: its media types, and its size in bytes at the most. */
  upload?: { types: readonly string[]; limit: number };
  /** The body is signed by whoever sends it, so it is taken byte for byte, whatever its media type says. */
  signed?: true;
  /** The answer is a file of this media type. */
  download?: string;
  /** What stands in a file that is JSON. It is not checked when it is sent: it may be long. */
  fileContent?: z.ZodType;
  /** Answers that are not errors, by status. */
  success: Readonly<Record<number, z.ZodType>>;
  /** Errors of this route beyond those that every route shares (see `errorsOf`). */
  errors: readonly ErrorCode[];
}

/** Keeps the literal types of an endpoint's definition. */
export function endpoint<const E extends Endpoint>(definition: E): E {
  return definition;
}

/**
 * Every error that an endpoint can answer: its own and those that follow from its form. A server in trouble can also
 * answer 500 `internal_error`, 503 `database_unavailable` or 503 `issuer_unavailable` anywhere.
 */
export function errorsOf(definition: Endpoint): readonly ErrorCode[] {
  // Text that no database keeps is refused in every address and body.
  const codes = new Set<ErrorCode>([...definition.errors, 'validation_failed']);
  if (readsBody(definition)) for (const code of bodyErrors) codes.add(code);
  if (definition.upload) for (const code of uploadErrors) codes.add(code);
  if (definition.signed) codes.add('payload_too_large');
  if (definition.params) codes.add('not_found');
  if (definition.caller === 'admin') codes.add('not_found');
  if (definition.caller === 'account' || definition.caller === 'admin') codes.add('sign_in_required');
  if (readsCaller(definition)) {
    for (const code of tokenErrors) codes.add(code);
  }
  return [...codes];
}

const bodyErrors = ['malformed_body', 'payload_too_large', 'unsupported_media_type'] as const;

const uploadErrors = ['payload_too_large', 'unsupported_media_type'] as const;
const tokenErrors = ['token_expired', 'token_invalid', 'session_ended', 'account_suspended'] as const;

/** Whether JSON is read: also where none is expected, one with fields is refused. */
export function readsBody({ method, caller, upload, signed }: Endpoint): boolean {
  const reads = caller !== 'system' && caller !== 'encoder';
  return method !== 'GET' && reads && upload === undefined && !signed;
}

/** Whether an access token or a guest's cookie says who calls. */
export function readsCaller<E extends Pick<Endpoint, 'caller'>>(
  definition: E,
): definition is E & { caller: 'viewer' | 'account' | 'admin' } {
  return ['viewer', 'account', 'admin'].includes(definition.caller);
}

type Input<S> = S extends z.ZodType ? z.input<S> : undefined;
type Output<S> = S extends z.ZodType ? z.output<S> : undefined;

/** What a client sends. */
export type RequestOf<E extends Endpoint> = {
  [K in 'params' | 'query' | 'body' as E[K] extends z.ZodType ? K : never]: Input<E[K]>;
};
/** What a handler receives, after validation. */
export type ParsedRequestOf<E extends Endpoint> = {
  [K in 'params' | 'query' | 'body']: Output<E[K]>;
};
/** The body of the answer that is not an error. */
export type AnswerOf<E extends Endpoint> = z.output<E['success'][keyof E['success']]>;
