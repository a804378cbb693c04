import type { Activity } from '@footlight/contracts';
import { useTranslation } from 'react-i18next';

/** One thing that happened, as a sentence. Whoever is gone, or has no account, is named by what is left of them. */
export function useActivityText(): (activity: Activity) => string {
  const { t } = useTranslation('people');
  const { t: common } = useTranslation();
  return ({ kind, actor, subject, email, role }) =>
    t(`activity.kind.${kind}`, {
      actor: actor?.display_name ?? t('activity.gone_first'),
      who: subject?.display_name ?? email ?? t('activity.gone'),
      role: role === null ? '' : common(`channel.as.${role}`),
    });
}
