import { useTranslation } from 'react-i18next';
import { lackOfProblem } from '../../api/plans/needed-plan.ts';
import { MissingRight } from '../../components/missing-right.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';

interface ActionProblemProps {
  error: unknown;
  title: string;
  onRetry: () => void;
  busy: boolean;
}

/** Why something was not done; where the plan has no room, also what helps. */
export function ActionProblem({ error, title, onRetry, busy }: ActionProblemProps) {
  const { t } = useTranslation('people');
  const lack = lackOfProblem(error);
  if (!lack) return <ProblemNotice error={error} title={title} onRetry={onRetry} busy={busy} />;
  return (
    <MissingRight lack={lack} role="alert" title={title}>
      {t('limit_help')}
    </MissingRight>
  );
}
