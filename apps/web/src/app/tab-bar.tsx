import { CircleUserRound, House, LayoutDashboard } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { NavLink, useLocation } from 'react-router';
import { signInPath } from '../lib/return-path.ts';
import { useSession } from '../lib/session.ts';

/** The same places at the bottom of phones, within reach of the thumb. */
export function TabBar() {
  const { t } = useTranslation();
  const session = useSession();
  const { pathname, search } = useLocation();
  const isHost = session.state === 'account' || (session.state === 'unknown' && session.expected);
  return (
    <nav className="tabbar" aria-label={t('main')}>
      <NavLink to="/" end>
        <House strokeWidth={1.75} aria-hidden="true" />
        <span>{t('nav.watch')}</span>
      </NavLink>
      {isHost ? (
        <>
          <NavLink to="/dashboard">
            <LayoutDashboard strokeWidth={1.75} aria-hidden="true" />
            <span>{t('nav.dashboard')}</span>
          </NavLink>
          <NavLink to="/account">
            <CircleUserRound strokeWidth={1.75} aria-hidden="true" />
            <span>{t('nav.you')}</span>
          </NavLink>
        </>
      ) : (
        <NavLink to={signInPath(`${pathname}${search}`)}>
          <CircleUserRound strokeWidth={1.75} aria-hidden="true" />
          <span>{t('nav.sign_in')}</span>
        </NavLink>
      )}
    </nav>
  );
}
