import type { TFunction } from 'i18next';
import type { FieldErrors, Resolver } from 'react-hook-form';
import type { core, ZodSafeParseResult } from 'zod';
import type { StreamValues } from './stream-values.ts';

type Field = keyof StreamValues;

/** Checks the form by contracts, and says in words what is wrong with which field. */
export function streamResolver(
  check: (values: StreamValues) => ZodSafeParseResult<unknown>,
  t: TFunction<'streams'>,
): Resolver<StreamValues> {
  return (values) => {
    const errors: FieldErrors<StreamValues> = {};
    const outcome = check(values);
    for (const issue of outcome.error?.issues ?? []) {
      const field = fieldOf(issue, values);
      errors[field] ??= { type: 'invalid', message: wordsOf(field, issue, t) };
    }
    return Object.keys(errors).length > 0 ? { values: {}, errors } : { values, errors: {} };
  };
}

function fieldOf(issue: core.$ZodIssue, values: StreamValues): Field {
  const name = issue.path[0];
  if (name === 'scheduled_for') return values.date === '' ? 'date' : 'time';
  return name as Field;
}

function wordsOf(field: Field, issue: core.$ZodIssue, t: TFunction<'streams'>): string {
  const long = issue.code === 'too_big';
  switch (field) {
    case 'date':
    case 'time':
      return t(`form.invalid.${field}`);
    case 'tags':
      // One tag has its place in the list in the path; the list itself has none.
      if (issue.path.length === 1)
        return t('form.invalid.tags_many', { most: Number(long && issue.maximum) });
      return long ? t('form.invalid.tag_long', { most: Number(issue.maximum) }) : t('form.invalid.tag');
    case 'title':
      return long ? t('form.invalid.long', { most: Number(issue.maximum) }) : t('form.invalid.title');
    default:
      return long ? t('form.invalid.long', { most: Number(issue.maximum) }) : t('form.invalid.other');
  }
}
