import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { DisplayName } from '../text.ts';
import { Guest } from './account.ts';

export const createGuest = endpoint({
  id: 'createGuest',
  method: 'POST',
  path: '/v1/guests',
  tag: 'identity',
  summary: 'Become a guest',
  description:
    'Sets a signed device cookie. A device that already is a guest keeps that guest (200), and takes the name if one is given.',
  caller: 'viewer',
  body: z.strictObject({ display_name: DisplayName.optional() }),
  success: { 200: z.object({ guest: Guest }), 201: z.object({ guest: Guest }) },
  errors: ['rate_limited'],
});

export const renameGuest = endpoint({
  id: 'renameGuest',
  method: 'PATCH',
  path: '/v1/guests',
  tag: 'identity',
  summary: 'Choose the name that others see',
  caller: 'viewer',
  body: z.strictObject({ display_name: DisplayName }),
  success: { 200: z.object({ guest: Guest }) },
  errors: ['not_found', 'rate_limited'],
});
