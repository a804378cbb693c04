import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { useSession } from '../lib/session.ts';

/** The places of the product, in the bar. */
export function MainNav() {
  const { t } = useTranslation();
  const session = useSession();
  const isHost = session.state === 'account' || (session.state === 'unknown' && session.expected);
  return (
    <nav className="topbar__nav" aria-label={t('main')}>
      <NavLink to="/" end>
        {t('nav.watch')}
      </NavLink>
      {isHost && <NavLink to="/dashboard">{t('nav.dashboard')}</NavLink>}
      <NavLink to="/plans">{t('nav.plans')}</NavLink>
    </nav>
  );
}
