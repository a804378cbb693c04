import { ApiProblem, isProblem } from './send.ts';

type SetError<Name extends string> = (
  name: Name,
  error: { type: string; message: string },
  options?: { shouldFocus: boolean },
) => void;

/**
 * Puts what the API found wrong under the fields that it names, and the focus on the first of them. A field inside another
 * one is named with dots: `links.0.url`.
 */
export function showFieldErrors<Name extends string>(
  error: unknown,
  names: readonly Name[],
  setError: SetError<Name>,
): void {
  if (!(error instanceof ApiProblem)) return;
  let shouldFocus = true;
  for (const { pointer, message } of error.fields) {
    const name = names.find((each) => pointer === `/body/${each.replaceAll('.', '/')}`);
    if (!name) continue;
    setError(name, { type: 'server', message }, { shouldFocus });
    shouldFocus = false;
  }
}

/**
 * The same for a form with a handle: that somebody has it already is said there.
 * @param taken the words for that
 */
export function showFieldAndHandleErrors<Name extends string>(
  error: unknown,
  names: readonly (Name | 'handle')[],
  setError: SetError<Name | 'handle'>,
  taken: string,
): void {
  if (isProblem(error, 'handle_taken')) {
    setError('handle', { type: 'taken', message: taken }, { shouldFocus: true });
  } else {
    showFieldErrors(error, names, setError);
  }
}
