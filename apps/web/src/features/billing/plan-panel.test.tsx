import { describe, expect, test } from '@jest/globals';
import { screen, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { aPlan, anUnpaidPlanList, aSubscription, problem, signedIn } from '../../../test/answers.ts';
import { openApp } from '../../../test/render.tsx';
import { server } from '../../../test/server.ts';
import { setSessionHint } from '../../lib/session-hint.ts';

function open(subscription: ReturnType<typeof aSubscription> | null, plan = aPlan(), customer = true) {
  setSessionHint(true);
  server.use(
    http.post('/v1/auth/refresh', () => HttpResponse.json(signedIn())),
    http.get('/v1/me/plan', () => HttpResponse.json(plan)),
    http.get('/v1/billing', () => HttpResponse.json({ subscription, customer })),
  );
  return openApp('/account/plan');
}
const panel = () => screen.findByRole('region', { name: 'Plan and payments' });

describe('plan and payments of an account', () => {
  test.each<[string, Parameters<typeof aSubscription>[0], RegExp]>([
    ['that is paid', {}, /Creator, \$12 a month\. The next payment is on December 23, 2026\./],
    ['of a year', { interval: 'year', amount: 12_000 }, /Creator, \$120 a year\./],
    [
      'that is tried',
      { status: 'trialing', trial_ends_at: '2026-12-05T10:00:00.000Z' },
      /free until December 5, 2026\. Then \$12 a month\./,
    ],
    [
      'that is canceled',
      { cancel_at: '2026-12-23T10:00:00.000Z' },
      /Creator is canceled\. You keep it until December 23/,
    ],
    [
      'with a failed payment',
      { status: 'past_due', grace_ends_at: '2999-01-02T10:00:00.000Z' },
      /The last payment failed\. You keep Creator until January 2, 2999.*Change your card/,
    ],
    [
      'whose payment failed for too long',
      { status: 'unpaid' },
      /Your account is Free, because the payment failed\..*are kept/,
    ],
    ['with a dispute', { frozen: true }, /disputed at your bank\. Your account has the rights of Free/],
  ])('say in words what holds: %s', async (_what, differs, words) => {
    open(aSubscription(differs));
    expect(await panel()).toHaveTextContent(words);
    expect(within(await panel()).getByRole('button', { name: 'Manage payment' })).toBeVisible();
    expect(within(await panel()).getByRole('link', { name: 'Compare plans' })).toHaveAttribute(
      'href',
      '/plans',
    );
  });

  test('say who gave the plan, and until when', async () => {
    open(null, { ...aPlan(), given: { ends_at: '2026-12-05T10:00:00.000Z' } }, false);
    expect(await panel()).toHaveTextContent('gave you Creator until December 5, 2026. You pay nothing.');
    expect(within(await panel()).queryByRole('button')).not.toBeInTheDocument();
  });

  test('keep the invoices in reach after the subscription is over', async () => {
    open(null, { ...aPlan(), plan: 'free' });
    expect(within(await panel()).getByRole('button', { name: 'See invoices' })).toBeVisible();
  });

  test('ask nothing of billing where nobody pays', async () => {
    server.use(http.get('/v1/plans', () => HttpResponse.json(anUnpaidPlanList())));
    open(null);
    server.use(http.get('/v1/billing', () => problem('billing_off')));
    expect(await panel()).toHaveTextContent('You have Creator, as every account here.');
  });
});
