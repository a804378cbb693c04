import { type ReactNode, startTransition, useLayoutEffect, useState } from 'react';
import { Router } from 'react-router';
import { type SiteHistory, SiteHistoryContext } from '../lib/site-history.ts';

/** Tells react-router where one is. A page stays until the code of the next one is there. */
export function SiteRouter({ history, children }: { history: SiteHistory; children: ReactNode }) {
  const [place, setPlace] = useState(history.place);
  useLayoutEffect(() => history.subscribe(() => startTransition(() => setPlace(history.place()))), [history]);
  return (
    <SiteHistoryContext value={history}>
      <Router navigator={history.navigator} location={place.location} navigationType={place.action}>
        {children}
      </Router>
    </SiteHistoryContext>
  );
}
