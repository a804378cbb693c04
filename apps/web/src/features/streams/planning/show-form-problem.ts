import type { UseFormReturn } from 'react-hook-form';
import { showFieldErrors } from '../../../lib/form-errors.ts';
import type { StreamValues } from './stream-values.ts';
import { isTimeProblem, showTimeProblem } from './time-problem.ts';

const names = ['title', 'visibility', 'description', 'category', 'tags', 'time_zone'] as const;

/** Puts a problem at the field that it is about. */
export function showFormProblem(error: unknown, form: UseFormReturn<StreamValues>): void {
  if (isTimeProblem(error)) showTimeProblem(error, form);
  else showFieldErrors(error, names, form.setError);
}
