import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Brand } from '../../components/brand.tsx';
import { ThemeSwitch } from '../../components/theme-switch.tsx';
import './auth-frame.css';

/** The picture and the column of one task: sign in, create an account. */
export function AuthFrame({ children }: { children: ReactNode }) {
  const { t } = useTranslation('identity');
  return (
    <div className="auth">
      <div className="auth__art" aria-hidden="true">
        <p className="auth__words display">
          {t('art.line_1')}
          <br />
          {t('art.line_2')}
        </p>
      </div>
      <div className="auth__in">
        <header className="flex items-center justify-between">
          <Brand />
          <ThemeSwitch />
        </header>
        <main className="auth__task" id="main" tabIndex={-1}>
          {children}
        </main>
        <footer className="small muted text-center">{t('runs', { host: location.host })}</footer>
      </div>
    </div>
  );
}
