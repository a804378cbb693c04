import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { describeProblem } from '../lib/describe-problem.ts';
import { Notice } from './notice.tsx';
import { NextStepButton } from './next-step-button.tsx';

interface ProblemNoticeProps {
  /** What a request threw. */
  error: unknown;
  /** What failed, in a sentence: "The message was not sent." */
  title?: ReactNode;
  onRetry?: () => void;
  busy?: boolean;
}

/** Why something failed and the next step, in the place where it was tried. */
export function ProblemNotice({ error, title, onRetry, busy = false }: ProblemNoticeProps) {
  const { t } = useTranslation('problems');
  const { sentence, nextStep, requestId } = describeProblem(error);
  return (
    <Notice
      tone="danger"
      role="alert"
      title={title ?? sentence}
      {...(nextStep === 'none'
        ? {}
        : { action: <NextStepButton nextStep={nextStep} onRetry={onRetry} busy={busy} size="sm" /> })}
    >
      {title === undefined ? null : sentence}
      {requestId !== undefined && (
        <span className="notice__id">
          {t('request_id')} <span className="mono">{requestId}</span>
        </span>
      )}
    </Notice>
  );
}
