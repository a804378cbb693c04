import type { UseFormSetError } from 'react-hook-form';
import { markFields } from '../../lib/form-problems.ts';
import type { StreamValues } from './stream-values.ts';
import { timeRefusal } from './time-refusal.ts';

const names = ['title', 'visibility', 'description', 'category', 'tags', 'time_zone'] as const;

/** Puts a refusal at the field that it is about. */
export function markStreamForm(error: unknown, setError: UseFormSetError<StreamValues>): void {
  const words = timeRefusal(error);
  if (words === null) markFields(error, names, setError);
  else setError('time', { type: 'server', message: words }, { shouldFocus: true });
}

/** Whether a refusal is said at its field, and needs no notice above the form. */
export function refusedAtField(error: unknown): boolean {
  return timeRefusal(error) !== null;
}
