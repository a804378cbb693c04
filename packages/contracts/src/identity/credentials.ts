import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { Email, NewPassword, Password } from '../text.ts';
import { SignedIn } from './account.ts';

/** The secret of a link that was sent by mail. */
const LinkToken = z.string().min(1).max(2_000).describe('The part behind `#token=` of the link.');

export const verifyEmail = endpoint({
  id: 'verifyEmail',
  method: 'POST',
  path: '/v1/auth/verify-email',
  tag: 'identity',
  summary: 'Prove an address with the link that was sent to it',
  description:
    'Also how a change of address is done: the account takes the address that the link was sent to.',
  caller: 'anyone',
  body: z.strictObject({ token: LinkToken }),
  success: { 204: z.null() },
  errors: ['link_invalid', 'email_taken', 'rate_limited'],
});

export const sendVerification = endpoint({
  id: 'sendVerification',
  method: 'POST',
  path: '/v1/me/email-verification',
  tag: 'identity',
  summary: 'Send the link again that proves your address',
  description: 'Changes nothing when the address is proven. Links that were sent before stop working.',
  caller: 'account',
  success: { 204: z.null() },
  errors: ['email_required', 'rate_limited'],
});

export const forgotPassword = endpoint({
  id: 'forgotPassword',
  method: 'POST',
  path: '/v1/auth/forgot-password',
  tag: 'identity',
  summary: 'Ask for a link that sets a new password',
  description: 'Answers alike, in words and time, for known and unknown addresses.',
  caller: 'anyone',
  body: z.strictObject({ email: Email }),
  success: { 204: z.null() },
  errors: ['rate_limited'],
});

export const resetPassword = endpoint({
  id: 'resetPassword',
  method: 'POST',
  path: '/v1/auth/reset-password',
  tag: 'identity',
  summary: 'Set a new password with the link that was sent',
  description: 'Ends every session of the account and proves its address.',
  caller: 'anyone',
  body: z.strictObject({ token: LinkToken, password: NewPassword }),
  success: { 204: z.null() },
  errors: ['link_invalid', 'rate_limited'],
});

export const changePassword = endpoint({
  id: 'changePassword',
  method: 'PUT',
  path: '/v1/me/password',
  tag: 'identity',
  summary: 'Change your password, or set the first one',
  description:
    'Ends every session of the account; this device gets a new one. An account that has a password asks for it; one that has none asks for a sign-in within the last ten minutes.',
  caller: 'account',
  body: z.strictObject({ current_password: Password.optional(), new_password: NewPassword }),
  success: { 200: SignedIn },
  errors: ['password_wrong', 'recent_sign_in_required', 'email_required', 'rate_limited'],
});

export const changeEmail = endpoint({
  id: 'changeEmail',
  method: 'PUT',
  path: '/v1/me/email',
  tag: 'identity',
  summary: 'Move your account to another address',
  description:
    'Sends a link to the new address; the account keeps the old one until the link is opened. The old address is notified.',
  caller: 'account',
  body: z.strictObject({
    email: Email,
    password: Password.optional().describe('Not needed within ten minutes of signing in.'),
  }),
  success: { 204: z.null() },
  errors: ['email_taken', 'password_wrong', 'recent_sign_in_required', 'rate_limited'],
});
