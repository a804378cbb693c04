/** How a means of payment of the sandbox behaves. The numbers are those of Stripe's documentation of testing. */
export interface TestCard {
  /** As the pages and the commands call it. */
  name: string;
  number: string;
  label: string;
  brand: string;
  /** When the customer is there to confirm. */
  present: 'succeeds' | 'challenge' | 'settles' | 'bounces' | Decline;
  /** When a renewal is charged. */
  absent: 'succeeds' | 'settles' | 'bounces' | Decline;
  /** The bank of the customer takes every payment back. */
  disputes?: true;
}

export interface Decline {
  code: string;
  decline_code?: string;
  message: string;
}

const declined = (decline_code: string, message = 'Your card was declined.'): Decline => ({
  code: 'card_declined',
  decline_code,
  message,
});
const insufficient = declined('insufficient_funds', 'Your card has insufficient funds.');
const unauthenticated: Decline = {
  code: 'authentication_required',
  decline_code: 'authentication_required',
  message: 'Your card was declined. This transaction requires authentication.',
};

const card = (
  name: string,
  number: string,
  label: string,
  present: TestCard['present'],
  absent: TestCard['absent'] = typeof present === 'object' ? present : 'succeeds',
): TestCard => ({ name, number, label, brand: 'visa', present, absent });

export const testCards: readonly TestCard[] = [
  card('success', '4242424242424242', 'Succeeds', 'succeeds'),
  card('decline', '4000000000000002', 'Is declined', declined('generic_decline')),
  card('insufficient_funds', '4000000000009995', 'Has insufficient funds', insufficient),
  card('expired', '4000000000000069', 'Has expired', {
    code: 'expired_card',
    message: 'Your card has expired.',
  }),
  card('three_d_secure', '4000002500003155', 'Asks for 3-D Secure once, then succeeds', 'challenge'),
  card(
    'three_d_secure_always',
    '4000002760003184',
    'Asks for 3-D Secure each time',
    'challenge',
    unauthenticated,
  ),
  card(
    'renewals_fail',
    '4000000000000341',
    'Succeeds now, later payments fail',
    'succeeds',
    declined('generic_decline'),
  ),
  { ...card('disputed', '4000000000000259', 'Succeeds, then is disputed', 'succeeds'), disputes: true },
  {
    ...card(
      'bank_debit',
      'AT611904300234573201',
      'Bank debit, succeeds after some time',
      'settles',
      'settles',
    ),
    brand: 'sepa_debit',
  },
  {
    ...card(
      'bank_debit_fails',
      'AT861904300235473202',
      'Bank debit, fails after some time',
      'bounces',
      'bounces',
    ),
    brand: 'sepa_debit',
  },
];

/** @param nameOrNumber as the pages and the commands take it; spaces do not count */
export function findTestCard(nameOrNumber: string): TestCard | undefined {
  const wanted = nameOrNumber.replaceAll(/[\s-]/g, '');
  return testCards.find(({ name, number }) => name === nameOrNumber || number === wanted);
}
