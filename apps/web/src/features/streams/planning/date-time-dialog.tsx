import type { FieldErrors, Resolver } from 'react-hook-form';
import { useForm, useWatch } from 'react-hook-form';
import type { ReactNode } from 'react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button.tsx';
import { Dialog, DialogBody, DialogFoot } from '../../../components/dialog.tsx';
import { ProblemNotice } from '../../../components/problem-notice.tsx';
import type { DateTimeValues } from './stream-values.ts';
import { dateTimeBody } from './stream-values.ts';
import { isTimeProblem, showTimeProblem } from './time-problem.ts';
import { DateTimeFields } from './date-time-fields.tsx';

interface DateTimeDialogProps {
  title: string;
  description: ReactNode;
  submit: string;
  /** What failed, when it does. */
  failed: string;
  defaults: DateTimeValues;
  mutation: {
    mutate: (
      body: ReturnType<typeof dateTimeBody>,
      callbacks: { onSuccess: () => void; onError: (error: Error) => void },
    ) => void;
    error: Error | null;
    isPending: boolean;
  };
  onClose: () => void;
  /** When it is done; else it closes then, too. */
  onDone?: () => void;
}

/** Asks for a time, to move a stream to it or to make another one for it. */
export function DateTimeDialog({
  title,
  description,
  submit,
  failed,
  defaults,
  mutation,
  onClose,
  onDone = onClose,
}: DateTimeDialogProps) {
  const { t } = useTranslation('streams');
  const { t: common } = useTranslation();
  const form = useForm({ resolver: whenResolver(t), defaultValues: defaults });
  const { register, handleSubmit, setValue, control, formState } = form;
  const values = useWatch({ control, compute: (all: DateTimeValues) => all });
  const { error } = mutation;

  const send = handleSubmit((when) => {
    mutation.mutate(dateTimeBody(when), {
      onSuccess: onDone,
      onError: (problem) => {
        if (isTimeProblem(problem)) showTimeProblem(problem, form);
      },
    });
  });

  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={title} description={description}>
      <form noValidate onSubmit={(event) => void send(event)}>
        <DialogBody>
          {error && !isTimeProblem(error) && (
            <ProblemNotice
              error={error}
              title={failed}
              onRetry={() => void send()}
              busy={mutation.isPending}
            />
          )}
          <DateTimeFields
            register={register}
            values={values}
            stored={defaults.time_zone}
            errors={formState.errors}
            onDevice={(zone) => setValue('time_zone', zone)}
          />
        </DialogBody>
        <DialogFoot>
          <Button onClick={onClose}>{common('cancel')}</Button>
          <Button type="submit" variant="primary" busy={mutation.isPending}>
            {submit}
          </Button>
        </DialogFoot>
      </form>
    </Dialog>
  );
}

function whenResolver(t: TFunction<'streams'>): Resolver<DateTimeValues> {
  return (values) => {
    const errors: FieldErrors<DateTimeValues> = {};
    for (const name of ['date', 'time'] as const) {
      if (values[name] === '') errors[name] = { type: 'invalid', message: t(`form.invalid.${name}`) };
    }
    return Object.keys(errors).length > 0 ? { values: {}, errors } : { values, errors: {} };
  };
}
