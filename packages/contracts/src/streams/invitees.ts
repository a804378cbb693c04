import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { InviteeId, StreamId, UserId } from '../ids.ts';
import { page } from '../paging.ts';
import { Email, Handle } from '../text.ts';
import { ofStream } from './stream.ts';

/** Somebody whom the host lets into a private stream. */
export const Invitee = z
  .object({
    id: InviteeId,
    user: z.object({ id: UserId, handle: z.string(), display_name: z.string() }).nullable(),
    email: z.string().nullable(),
  })
  .meta({ id: 'Invitee' });
export type Invitee = z.infer<typeof Invitee>;

/** Most people whom one stream lists. */
export const mostInvitees = 500;

export const listInvitees = endpoint({
  id: 'listInvitees',
  method: 'GET',
  path: '/v1/streams/{stream_id}/invitees',
  tag: 'streams',
  summary: 'Whom a private stream is for',
  caller: 'account',
  params: ofStream,
  success: { 200: page(Invitee) },
  errors: ['forbidden'],
});

export const addInvitee = endpoint({
  id: 'addInvitee',
  method: 'POST',
  path: '/v1/streams/{stream_id}/invitees',
  tag: 'streams',
  summary: 'Let somebody into a private stream',
  description:
    'An e-mail address counts for the account that proves it. Naming somebody twice changes nothing.',
  caller: 'account',
  params: ofStream,
  body: z.union([
    z.strictObject({ email: Email }),
    z.strictObject({ user: z.union([UserId, Handle]).describe('An id or a handle.') }),
  ]),
  success: { 200: z.object({ invitee: Invitee }) },
  errors: ['forbidden', 'list_full'],
});

export const removeInvitee = endpoint({
  id: 'removeInvitee',
  method: 'DELETE',
  path: '/v1/streams/{stream_id}/invitees/{invitee_id}',
  tag: 'streams',
  summary: 'Let somebody into a private stream no longer',
  description: 'Who is in it is out at once.',
  caller: 'account',
  params: z.object({ stream_id: StreamId, invitee_id: InviteeId }),
  success: { 204: z.null() },
  errors: ['forbidden'],
});
