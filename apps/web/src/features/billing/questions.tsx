import { useTranslation } from 'react-i18next';
import type { PlanList } from '../../api/plans/list-plans.ts';
import { formatNumber } from '../../lib/format.ts';

/** What people ask before they decide. */
export function Questions({ list }: { list: PlanList }) {
  const { t } = useTranslation('billing');
  const highest = list.data.at(-1);
  const most = highest?.rights.viewers;
  return (
    <section className="plans-section plan-questions" aria-label={t('questions.label')}>
      <div>
        <h2 className="h3">{t('questions.down_title')}</h2>
        <p className="sub">{t(list.billing ? 'questions.down_text' : 'questions.down_text_given')}</p>
      </div>
      {list.billing && (
        <div>
          <h2 className="h3">{t('questions.failed_title')}</h2>
          <p className="sub">{t('questions.failed_text')}</p>
        </div>
      )}
      {typeof most === 'number' && most > 0 && (
        <div>
          <h2 className="h3">{t('questions.more_title', { viewers: formatNumber(most) })}</h2>
          <p className="sub">{t('questions.more_text')}</p>
        </div>
      )}
    </section>
  );
}
