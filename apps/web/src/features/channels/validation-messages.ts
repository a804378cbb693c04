import type { core } from 'zod';
import { useTranslation } from 'react-i18next';

/** What is wrong with a field, in words, for the checks of contracts. */
export function useValidationMessage(): (issue: core.$ZodRawIssue) => string | undefined {
  const { t } = useTranslation('channels');
  return (issue) => {
    if (issue.code === 'too_big') return t('invalid.long', { most: Number(issue.maximum) });
    return issue.path?.at(-1) === 'url' ? t('invalid.url') : undefined;
  };
}
