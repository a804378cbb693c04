import { useState } from 'react';

export type SaveOutcome = 'saved' | 'nothing' | null;

interface Saving<Values, Changes, Saved> {
  /** What is stored, as the form shows it. */
  stored: Values;
  valuesOf: (saved: Saved) => Values;
  reset: (values: Values) => void;
  update: {
    mutate: (
      changes: Changes,
      callbacks: { onSuccess: (saved: Saved) => void; onError: (error: Error) => void },
    ) => void;
  };
  /** Puts a problem at the fields that it is about. */
  onRefused: (error: Error) => void;
}

/** Sends what somebody changed in a form, after which the form shows what is stored. Tells what came of it. */
export function useSave<Values, Changes extends object, Saved>({
  stored,
  valuesOf,
  reset,
  update,
  onRefused,
}: Saving<Values, Changes, Saved>) {
  const [outcome, setOutcome] = useState<SaveOutcome>(null);
  const save = (changes: Changes) => {
    if (Object.keys(changes).length === 0) {
      // Spaces at an end, for example: nothing that would be stored.
      reset(stored);
      setOutcome('nothing');
      return;
    }
    update.mutate(changes, {
      onSuccess: (saved) => {
        reset(valuesOf(saved));
        setOutcome('saved');
      },
      onError: onRefused,
    });
  };
  return { save, outcome };
}
