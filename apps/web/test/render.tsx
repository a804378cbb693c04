import { render } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { Providers } from '../src/app/providers.tsx';
import { Pages } from '../src/app/router.tsx';
import { SiteRouter } from '../src/app/site-router.tsx';
import { createSiteHistory } from '../src/lib/site-history.ts';

/** Opens the site at an address, as a browser would. */
export function openApp(path: string) {
  history.replaceState(null, '', path);
  const user = userEvent.setup();
  const view = render(
    <Providers>
      <SiteRouter history={createSiteHistory()}>
        <Pages />
      </SiteRouter>
    </Providers>,
  );
  return { ...view, user, path: () => location.pathname + location.search };
}
