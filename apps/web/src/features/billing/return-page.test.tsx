import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { screen } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { aPlan, aSubscription, problem, signedIn } from '../../../test/answers.ts';
import { holdTime, passTime, timeUntil } from '../../../test/pass-time.ts';
import { openApp } from '../../../test/render.tsx';
import { server } from '../../../test/server.ts';
import { setSessionHint } from '../../lib/session-hint.ts';

let subscription: ReturnType<typeof aSubscription> | null;
let syncs: number;

beforeEach(() => {
  holdTime();
  setSessionHint(true);
  subscription = null;
  syncs = 0;
  server.use(
    http.post('/v1/auth/refresh', () => HttpResponse.json(signedIn())),
    http.get('/v1/me/plan', () =>
      HttpResponse.json({ ...aPlan(), use: { channels: 0, staff: 0, viewers: 0 } }),
    ),
    http.post('/v1/billing/sync', () => {
      syncs += 1;
      return HttpResponse.json({ subscription, customer: true });
    }),
    http.get('/v1/billing', () => HttpResponse.json({ subscription, customer: true })),
  );
});
afterEach(() => {
  jest.useRealTimers();
});

const heading = (name: string) => timeUntil(() => screen.getByRole('heading', { name }));

describe('the page behind a payment', () => {
  test('asks until the payment is there, says so, and leads to the first channel', async () => {
    openApp('/billing/return');
    await heading('Checking your payment');
    expect(syncs).toBe(1);
    subscription = aSubscription({ plan: 'pro' });
    await passTime(3_000);
    await heading('You have Pro');
    expect(screen.getByRole('link', { name: 'Create your channel' })).toHaveAttribute(
      'href',
      '/dashboard/channels/new',
    );
    const asked = syncs;
    await passTime(10_000);
    expect(syncs).toBe(asked);
  });

  test('says that a bank takes its time, after a minute, and asks again when told to', async () => {
    subscription = aSubscription({ status: 'incomplete' });
    openApp('/billing/return');
    await timeUntil(() => screen.getByText('Your bank has not confirmed it yet.'));
    await passTime(64_000);
    await heading('Your bank has not confirmed the payment yet');
    subscription = aSubscription();
    screen.getByRole('button', { name: 'Check again' }).click();
    await heading('You have Creator');
  });

  test('says that nothing is found where nothing was paid', async () => {
    openApp('/billing/return');
    await heading('Checking your payment');
    await passTime(64_000);
    await heading('No payment found');
    expect(screen.getByRole('link', { name: 'Back to plans' })).toHaveAttribute('href', '/plans');
  });

  test('says that the payment failed', async () => {
    subscription = aSubscription({ status: 'incomplete_expired' });
    openApp('/billing/return');
    await heading('The payment failed');
  });

  test('says that the plan comes by itself where the payment service does not answer', async () => {
    server.use(http.post('/v1/billing/sync', () => problem('billing_unavailable')));
    openApp('/billing/return');
    await heading('The payment could not be checked');
    expect(screen.getByText(/^If you paid, your plan starts by itself/)).toBeVisible();
  });

  test('leads back to the account from the portal', async () => {
    subscription = aSubscription({ cancel_at: '2026-12-23T10:00:00.000Z' });
    const { path } = openApp('/billing/return?from=portal');
    await timeUntil(() => screen.getByText('Creator is canceled.'));
    expect(path()).toBe('/account/plan');
    expect(screen.getByText(/^You keep it until December 23, 2026; then/)).toBeVisible();
  });
});
