import type { core } from 'zod';
import { useTranslation } from 'react-i18next';

/** What is wrong with a field, in words, for the checks of contracts. */
export function useValidationMessage(): (issue: core.$ZodRawIssue) => string | undefined {
  const { t } = useTranslation('identity');
  return (issue) => {
    const tooLong = issue.code === 'too_big' ? Number(issue.maximum) : null;
    const empty = issue.input === undefined || issue.input === '';
    switch (issue.path?.[0]) {
      case 'email':
        if (tooLong !== null) return t('invalid.email_long');
        return empty ? t('invalid.email_missing') : t('invalid.email');
      case 'password':
        if (tooLong !== null) return t('invalid.password_long', { most: tooLong });
        if (issue.code === 'too_small' && Number(issue.minimum) > 1) {
          return t('invalid.password_short', { least: Number(issue.minimum) });
        }
        return t('invalid.password_missing');
      case 'display_name':
        return tooLong === null ? t('invalid.name_missing') : t('invalid.name_long', { most: tooLong });
      default:
        return undefined;
    }
  };
}
