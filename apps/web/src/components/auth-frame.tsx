import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Brand } from './brand.tsx';
import { ThemeSwitch } from './theme-switch.tsx';
import './auth-frame.css';

/** The picture and the column of one task: sign in, open a mailed link. */
export function AuthFrame({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <div className="auth">
      <div className="auth__art" aria-hidden="true">
        <p className="auth__text-block display">
          {t('task.line_1')}
          <br />
          {t('task.line_2')}
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
        <footer className="small muted text-center">{t('task.runs', { host: location.host })}</footer>
      </div>
    </div>
  );
}
