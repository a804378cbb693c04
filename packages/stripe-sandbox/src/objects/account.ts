import { none, route } from '../http/route.ts';

const retrieve = route('GET', '/v1/account', none, () => ({
  id: 'acct_sandbox',
  object: 'account',
  business_profile: null,
  business_type: 'individual',
  capabilities: { card_payments: 'active', transfers: 'active' },
  charges_enabled: true,
  country: 'US',
  default_currency: 'usd',
  details_submitted: true,
  email: 'sandbox@example.com',
  groups: null,
  metadata: {},
  payouts_enabled: true,
  settings: null,
  type: 'standard',
}));

export const accountRoutes = [retrieve];
