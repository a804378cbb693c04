import type { ReactNode } from 'react';
import { AuthFrame } from './auth-frame.tsx';
import { PageTitle } from './page-title.tsx';

interface LinkOutcomeProps {
  title: string;
  text: string;
  /** The next step. */
  children?: ReactNode;
}

/** What became of a mailed link, and the next step. */
export function LinkOutcome({ title, text, children }: LinkOutcomeProps) {
  return (
    <AuthFrame>
      <PageTitle title={title} />
      <div className="auth__form">
        <div role="status">
          <h1>{title}</h1>
          <p className="sub">{text}</p>
        </div>
        {children}
      </div>
    </AuthFrame>
  );
}
