import i18next from 'i18next';
import { describeProblem } from '../../../lib/describe-problem.ts';
import { ApiProblem, isProblem } from '../../../lib/send.ts';

const codes = ['date_in_past', 'time_skipped', 'time_repeated'] as const;

/** Whether the server says something against a time; that is said at its field, and needs no notice above the form. */
export function isTimeProblem(error: unknown): boolean {
  return codes.some((code) => isProblem(error, code));
}

/** The part of a form in which a time is put right. */
interface TimeForm {
  setError: (
    name: 'time',
    error: { type: string; message: string },
    options: { shouldFocus: boolean },
  ) => void;
  setValue: (name: 'either', moments: string[]) => void;
}

/** Says at the time what the server has against it; one that comes twice is offered as two moments to choose from. */
export function showTimeProblem(error: unknown, { setError, setValue }: TimeForm): void {
  const moments = error instanceof ApiProblem ? error.moments : [];
  if (moments.length > 0) setValue('either', [...moments]);
  const message =
    moments.length > 0 ? i18next.t('form.twice.wrong', { ns: 'streams' }) : describeProblem(error).sentence;
  setError('time', { type: 'server', message }, { shouldFocus: true });
}
