import { useTranslation } from 'react-i18next';
import { Notice } from '../../../components/notice.tsx';
import type { PlanRights } from '../../../api/plans/plan-rights.ts';

/** What one's own plan does not give, and who can give it. */
export function PlanNotice({ lack }: { lack: keyof PlanRights }) {
  const { t } = useTranslation('streams');
  return (
    <Notice tone="info" title={t(`plan.${lack}_title`)}>
      {t(`plan.${lack}_text`)}
    </Notice>
  );
}
