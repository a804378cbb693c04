import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { waitFor } from '@testing-library/react';
import { createSiteHistory, type SiteHistory } from './site-history.ts';

const here = () => location.pathname + location.search;

describe('the site’s history', () => {
  let site: SiteHistory;
  let seen: string[];
  let stop: () => void;
  beforeEach(() => {
    history.pushState(null, '', '/start');
    site = createSiteHistory();
    seen = [];
    stop = site.subscribe(() => seen.push(`${site.place().action} ${site.place().location.pathname}`));
  });
  afterEach(() => stop());

  test('goes to pages, replaces them, and goes back to them with their state', async () => {
    site.navigator.push('/one?x=1#part', { from: 'start' });
    expect(site.place().location).toMatchObject({
      pathname: '/one',
      search: '?x=1',
      hash: '#part',
      state: { from: 'start' },
    });
    site.navigator.push({ pathname: '/two' });
    site.navigator.replace('/three');
    expect(here()).toBe('/three');
    history.back();
    await waitFor(() => expect(here()).toBe('/one?x=1'));
    await waitFor(() => expect(site.place().location.state).toEqual({ from: 'start' }));
    expect(seen).toEqual(['PUSH /one', 'PUSH /two', 'REPLACE /three', 'POP /one']);
  });

  test('a page keeps its key, so that what belongs to it can be found again', async () => {
    site.navigator.push('/one');
    const { key } = site.place().location;
    site.navigator.push('/two');
    expect(site.place().location.key).not.toBe(key);
    history.back();
    await waitFor(() => expect(site.place().location.key).toBe(key));
  });

  test('a link is held back while somebody asks for that, and made when they agree', () => {
    const held: { proceed: () => void }[] = [];
    const release = site.guard((change) => held.push(change));
    site.navigator.push('/away');
    expect(here()).toBe('/start');
    expect(seen).toEqual([]);
    // The same page with another part or query is no leaving.
    site.navigator.push('/start?tab=chat');
    expect(here()).toBe('/start?tab=chat');
    held[0]?.proceed();
    expect(here()).toBe('/away');
    release();
    site.navigator.push('/further');
    expect(here()).toBe('/further');
    expect(held).toHaveLength(1);
  });

  test('back is undone while it is held, and made when they agree', async () => {
    site.navigator.push('/studio');
    const held: { proceed: () => void }[] = [];
    site.guard((change) => held.push(change));
    history.back();
    await waitFor(() => expect(held).toHaveLength(1));
    await waitFor(() => expect(here()).toBe('/studio'));
    expect(site.place().location.pathname).toBe('/studio');
    expect(seen).toEqual(['PUSH /studio']);

    held[0]?.proceed();
    await waitFor(() => expect(seen).toEqual(['PUSH /studio', 'POP /start']));
    expect(here()).toBe('/start');
  });

  test('after an attempt that was held, the next one is held too', async () => {
    site.navigator.push('/studio');
    const held: unknown[] = [];
    site.guard((change) => held.push(change));
    history.back();
    await waitFor(() => expect(held).toHaveLength(1));
    await waitFor(() => expect(here()).toBe('/studio'));
    history.back();
    await waitFor(() => expect(held).toHaveLength(2));
    await waitFor(() => expect(here()).toBe('/studio'));
  });
});
