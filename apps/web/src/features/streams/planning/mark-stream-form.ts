import type { UseFormReturn } from 'react-hook-form';
import { markFields } from '../../../lib/form-problems.ts';
import type { StreamValues } from './stream-values.ts';
import { isTimeRefusal, markTime } from './time-refusal.ts';

const names = ['title', 'visibility', 'description', 'category', 'tags', 'time_zone'] as const;

/** Puts a refusal at the field that it is about. */
export function markStreamForm(error: unknown, form: UseFormReturn<StreamValues>): void {
  if (isTimeRefusal(error)) markTime(error, form);
  else markFields(error, names, form.setError);
}
