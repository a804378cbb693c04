import { useTranslation } from 'react-i18next';
import { Notice } from '../../components/notice.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { describeProblem } from '../../lib/describe-problem.ts';
import { isProblem } from '../../lib/send.ts';

interface ActionProblemProps {
  error: unknown;
  title: string;
  onRetry: () => void;
  busy: boolean;
}

/** Why something was not done; where the plan has no room, also what helps. */
export function ActionProblem({ error, title, onRetry, busy }: ActionProblemProps) {
  const { t } = useTranslation('people');
  if (!isProblem(error, 'plan_limit_reached')) {
    return <ProblemNotice error={error} title={title} onRetry={onRetry} busy={busy} />;
  }
  return (
    <Notice tone="warn" role="alert" title={title}>
      {describeProblem(error).sentence} {t('limit_help')}
    </Notice>
  );
}
