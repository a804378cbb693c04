import type { SignedIn } from '@footlight/contracts';
import { describe, expect, it } from '@jest/globals';
import { expectStatus } from '../../../../test/people.ts';
import { useBilling } from '../../../../test/stripe.ts';
import { Browser } from '../../../../test/test-app.ts';
import { demoAccounts } from './demo-accounts.ts';
import { seedDemo } from './seed-demo.ts';

const billing = useBilling();

describe('the demo creator of a server where plans are paid for', () => {
  it('has a plan to stream with and a channel, and has them once', async () => {
    const { app } = billing();
    await seedDemo(app.context);
    await seedDemo(app.context);
    const [{ email, password }] = demoAccounts;
    const browser = new Browser();
    const signedIn = await app.send('POST', '/v1/auth/login', { browser, body: { email, password } });
    browser.token = expectStatus<SignedIn>(signedIn, 200).access_token;
    const plan = expectStatus<{ plan: string }>(await app.send('GET', '/v1/me/plan', { browser }), 200);
    expect(plan.plan).toBe('pro');
    const channels = expectStatus<{ data: { name: string }[] }>(
      await app.send('GET', '/v1/me/channels', { browser }),
      200,
    );
    expect(channels.data.map(({ name }) => name)).toEqual(['Mira Sol']);
  });
});
