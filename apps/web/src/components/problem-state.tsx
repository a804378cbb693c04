import { CloudOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { describeProblem } from '../lib/describe-problem.ts';
import { EmptyState } from './empty-state.tsx';
import { NextStepButton } from './next-step-button.tsx';

interface ProblemStateProps {
  /** What a request threw. */
  error: unknown;
  /** What is missing: "The list could not be loaded". */
  title: ReactNode;
  onRetry?: () => void;
  busy?: boolean;
  bare?: boolean;
  heading?: 'p' | 'h1' | 'h2';
}

/** In the place of what could not be loaded: why, and the next step. */
export function ProblemState({ error, title, onRetry, busy = false, bare, heading }: ProblemStateProps) {
  const { t } = useTranslation('problems');
  const { sentence, nextStep, requestId } = describeProblem(error);
  return (
    <div role="alert">
      <EmptyState
        icon={CloudOff}
        title={title}
        actions={
          <NextStepButton
            nextStep={nextStep === 'none' ? 'reload' : nextStep}
            onRetry={onRetry}
            busy={busy}
          />
        }
        {...(bare === undefined ? {} : { bare })}
        {...(heading === undefined ? {} : { heading })}
      >
        <p>{sentence}</p>
        {requestId !== undefined && (
          <p className="small muted mt-1">
            {t('request_id')} <span className="mono">{requestId}</span>
          </p>
        )}
      </EmptyState>
    </div>
  );
}
