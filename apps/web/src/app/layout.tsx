import { Outlet, useLocation } from 'react-router';
import { useTranslation } from 'react-i18next';
import { Brand } from '../components/brand.tsx';
import { ThemeSwitch } from '../components/theme-switch.tsx';
import { AccountCorner } from './account-corner.tsx';
import { ConfirmEmailBanner } from './confirm-email-banner.tsx';
import { MainNav } from './main-nav.tsx';
import { NotificationsButton } from './notifications-button.tsx';
import { OfflineBanner } from './offline-banner.tsx';
import { TabBar } from './tab-bar.tsx';
import { PageBoundary } from './page-boundary.tsx';
import { useRouteFocus } from './route-focus.ts';
import { useScrollRestoration } from './scroll-restoration.ts';

/** Around every page. */
export function Root() {
  useRouteFocus();
  useScrollRestoration();
  return (
    <PageBoundary place={useLocation().pathname}>
      <Outlet />
    </PageBoundary>
  );
}

interface ShellProps {
  /** `wide`: no bar on phones, where the picture comes first. */
  bar: 'always' | 'wide';
  /** The tab bar at the bottom of phones. */
  tabs?: boolean;
}

/** Pages with the bar on top. A page gives its own `<main id="main" tabIndex={-1}>`. */
export function Shell({ bar, tabs = false }: ShellProps) {
  return (
    <>
      <SkipLink />
      <header className="topbar" data-on={bar}>
        <div className="topbar__in">
          <Brand />
          <MainNav />
          <div className="topbar__end">
            <ThemeSwitch />
            <NotificationsButton />
            <AccountCorner />
          </div>
        </div>
      </header>
      <OfflineBanner />
      {bar === 'always' && <ConfirmEmailBanner />}
      <PageBoundary place={useLocation().pathname}>
        <Outlet />
      </PageBoundary>
      {tabs && <TabBar />}
    </>
  );
}

/** Pages that bring their own bar, or none: studio, sign-in. */
export function Bare() {
  return (
    <>
      <SkipLink />
      <OfflineBanner />
      <Outlet />
    </>
  );
}

function SkipLink() {
  const { t } = useTranslation();
  return (
    <a className="skip" href="#main">
      {t('skip')}
    </a>
  );
}
