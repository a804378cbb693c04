import { createHmac } from 'node:crypto';

/**
 * The header Stripe-Signature of a delivery.
 * @param at when it is signed, in seconds since 1970
 */
export function signatureHeader(payload: string, secret: string, at: number): string {
  const signature = createHmac('sha256', secret).update(`${at}.${payload}`).digest('hex');
  return `t=${at},v1=${signature}`;
}
