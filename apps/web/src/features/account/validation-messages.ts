import type { core } from 'zod';
import { useTranslation } from 'react-i18next';

/** What is wrong with a field, in words, for the checks of contracts. */
export function useValidationMessage(): (issue: core.$ZodRawIssue) => string | undefined {
  const { t } = useTranslation('account');
  return (issue) => {
    if (issue.code === 'too_big') return t('invalid.long', { most: Number(issue.maximum) });
    switch (issue.path?.[0]) {
      case 'email':
        return issue.input === '' ? t('invalid.email_missing') : t('invalid.email');
      case 'password':
      case 'current_password':
        return t('invalid.password_missing');
      case 'new_password':
        return t('invalid.password_short', { least: passwordMinLength });
      case 'display_name':
        return t('invalid.name_missing');
      default:
        return undefined;
    }
  };
}

/** As contracts' NewPassword has it. */
export const passwordMinLength = 12;
