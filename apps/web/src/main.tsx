import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Providers } from './app/providers.tsx';
import { Pages } from './app/router.tsx';
import { SiteRouter } from './app/site-router.tsx';
import { prefetchWatchPage } from './app/watch-prefetch.ts';
import { startI18n } from './lib/i18n.ts';
import { createSiteHistory } from './lib/site-history.ts';
import { startSession } from './lib/session-start.ts';
import './styles/index.css';

startI18n();
// While the page's code is still on its way. A failure shows where the session is used.
startSession().catch(() => undefined);
prefetchWatchPage();

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <Providers>
      <SiteRouter history={createSiteHistory()}>
        <Pages />
      </SiteRouter>
    </Providers>
  </StrictMode>,
);
