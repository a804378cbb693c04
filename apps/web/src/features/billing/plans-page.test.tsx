import { describe, expect, test } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import {
  aPlan,
  aPlanList,
  anUnpaidPlanList,
  aSubscription,
  problem,
  signedIn,
} from '../../../test/answers.ts';
import { openApp } from '../../../test/render.tsx';
import { server } from '../../../test/server.ts';
import { setSessionHint } from '../../lib/session-hint.ts';

const column = (name: string) => screen.findByRole('article', { name });
const inColumn = async (name: string) => within(await column(name));

/** Somebody is signed in, with this plan and this subscription. */
function isSignedIn(plan = aPlan(), subscription: ReturnType<typeof aSubscription> | null = null) {
  setSessionHint(true);
  server.use(
    http.post('/v1/auth/refresh', () => HttpResponse.json(signedIn())),
    http.get('/v1/me/plan', () => HttpResponse.json(plan)),
    http.get('/v1/billing', () => HttpResponse.json({ subscription, customer: subscription !== null })),
  );
}
const free = () => ({ ...aPlan(aPlanList().data[0]?.rights), plan: 'free' as const });

describe('the plans, to a visitor without an account', () => {
  test('stand side by side with prices of a year, or of a month', async () => {
    const { user, path } = openApp('/plans');
    expect(await column('Creator')).toHaveTextContent('$120a year, $10 a month');
    expect(await column('Pro')).toHaveTextContent('$290a year, $24.17 a month');
    expect(await column('Free')).toHaveTextContent('$0no card needed');
    expect(screen.getByRole('radio', { name: 'Yearly 2 months free' })).toBeChecked();

    await user.click(screen.getByRole('radio', { name: 'Monthly' }));
    expect(await column('Pro')).toHaveTextContent('$29a month');
    expect(path()).toBe('/plans?pay=month');
  });

  test('say in words and numbers what they give, and compare every right', async () => {
    openApp('/plans');
    const creator = await inColumn('Creator');
    const points = creator.getAllByRole('listitem').map((item) => item.textContent);
    expect(points).toEqual([
      '1 channel, 25 viewers at once',
      'Chat, members-only and private streams',
      '3 moderators and producers in a channel',
    ]);
    const row = screen.getByRole('row', { name: /^Recordings are kept/ });
    expect(row).toHaveTextContent('Recordings are keptNoneNone90 days');
    expect(screen.getByRole('row', { name: /^Host streams/ })).toHaveTextContent('NoYesYes');
    expect(screen.getByRole('row', { name: /^Moderators/ })).toHaveTextContent('None3Unlimited');
  });

  test('lead to an account first, and back here with what was chosen', async () => {
    openApp('/plans?pay=month');
    const link = (await inColumn('Pro')).getByRole('link', { name: 'Sign up for Pro' });
    expect(link).toHaveAttribute('href', '/sign-up?next=%2Fplans%3Fpay%3Dmonth');
    const account = (await inColumn('Free')).getByRole('link', { name: 'Create account' });
    expect(account).toHaveAttribute('href', '/sign-up');
  });

  test('are in the operator’s currency, with the operator’s names and numbers', async () => {
    const list = aPlanList();
    const pro = list.data[2];
    if (!pro) throw new Error('There is no third plan.');
    const rights = { ...pro.rights, viewers: 500, channels: 'unlimited' as const };
    const prices = { currency: 'jpy', month: 4200, year: 42_000 };
    list.data[2] = { ...pro, label: 'Große Bühne', rights, prices };
    server.use(http.get('/v1/plans', () => HttpResponse.json(list)));
    openApp('/plans');
    const shown = await column('Große Bühne');
    expect(shown).toHaveTextContent('¥42,000a year, ¥3,500 a month');
    expect(shown).toHaveTextContent('Unlimited channels, 500 viewers at once');
    expect(screen.getByText('If you need more than 500 viewers')).toBeVisible();
  });

  test('that cannot be loaded say so, and can be asked for again', async () => {
    server.use(http.get('/v1/plans', () => problem('not_found'), { once: true }));
    const { user } = openApp('/plans');
    await screen.findByRole('heading', { name: 'The plans could not be loaded' });
    await user.click(screen.getByRole('link', { name: 'Browse live streams' }));
  });
});

describe('the plans, to an account', () => {
  test('mark the own one, and upgrade from Free by a payment page', async () => {
    isSignedIn(free());
    let asked: unknown;
    server.use(
      http.post('/v1/billing/checkout', async ({ request }) => {
        asked = await request.json();
        return problem('billing_unavailable');
      }),
    );
    const { user } = openApp('/plans?pay=month');
    const creator = await inColumn('Creator');
    await user.click(await creator.findByRole('button', { name: 'Upgrade to Creator' }));
    expect(await creator.findByRole('alert')).toHaveTextContent('The payment page did not open.');
    expect(asked).toEqual({ plan: 'creator', interval: 'month' });
    expect((await inColumn('Free')).getByText('Your plan')).toBeVisible();
    expect(screen.getByText('You have Free and pay nothing.')).toBeVisible();
  });

  test('lead one who pays to the portal, and show the interval that is paid', async () => {
    isSignedIn(aPlan(), aSubscription());
    let portals = 0;
    server.use(
      http.post('/v1/billing/portal', () => {
        portals += 1;
        return problem('billing_unavailable');
      }),
    );
    const { user } = openApp('/plans');
    const pro = await inColumn('Pro');
    await user.click(await pro.findByRole('button', { name: 'Upgrade to Pro' }));
    expect(await pro.findByRole('alert')).toHaveTextContent('The page for your payments did not open.');
    expect(portals).toBe(1);
    expect((await inColumn('Creator')).getByRole('button', { name: 'Manage payment' })).toBeVisible();
    expect(screen.getByRole('radio', { name: 'Monthly' })).toBeChecked();
    expect(screen.getByText('Creator, $12 a month. The next payment is on December 23, 2026.')).toBeVisible();
  });

  test('show no button before it is known what the account has', async () => {
    isSignedIn();
    server.use(http.get('/v1/billing', () => problem('internal_error')));
    const { user } = openApp('/plans');
    const alert = await screen.findByRole('alert', undefined, { timeout: 4_000 });
    expect(alert).toHaveTextContent('Your plan could not be loaded');
    expect((await inColumn('Pro')).queryByRole('button')).not.toBeInTheDocument();
    isSignedIn(aPlan(), aSubscription());
    await user.click(within(alert).getByRole('button', { name: 'Try again' }));
    await waitFor(async () =>
      expect((await inColumn('Pro')).getByRole('button', { name: 'Upgrade to Pro' })).toBeVisible(),
    );
  });
});

describe('the plans, where nobody pays', () => {
  test('have no prices, and the operator is asked', async () => {
    isSignedIn();
    server.use(http.get('/v1/plans', () => HttpResponse.json(anUnpaidPlanList('mailto:ada@live.example'))));
    openApp('/plans');
    const ask = await (await inColumn('Pro')).findByRole('link', { name: 'Ask for Pro' });
    expect(ask).toHaveAttribute('href', 'mailto:ada@live.example');
    expect(screen.queryByText(/\$/)).not.toBeInTheDocument();
    expect(screen.queryByRole('radio')).not.toBeInTheDocument();
  });

  test('say whom to ask where the operator gave no address', async () => {
    isSignedIn();
    server.use(http.get('/v1/plans', () => HttpResponse.json(anUnpaidPlanList())));
    openApp('/plans');
    expect(await (await inColumn('Pro')).findByText('Ask the people who run this server.')).toBeVisible();
  });
});
