import type { Stream } from '@footlight/contracts';
import { useId } from 'react';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { Switch } from '../../components/switch.tsx';
import { useUpdateStream } from '../../api/streams/update-stream.ts';

interface StreamSwitchProps {
  stream: Stream;
  setting: 'queue_members_first' | 'start_on_encoder';
  label: string;
  hint: string;
  /** What is said when it was not saved. */
  failed: string;
}

/** A setting of a stream that is on or off; saved at once. Where that fails it goes back, and says why. */
export function StreamSwitch({ stream, setting, label, hint, failed }: StreamSwitchProps) {
  const id = useId();
  const { mutate, isPending, variables, error } = useUpdateStream(stream.id);
  const on = (isPending ? variables[setting] : undefined) ?? stream[setting];
  return (
    <div className="settings__switch">
      <div className="setting">
        <label className="field__label" htmlFor={id}>
          {label}
        </label>
        <Switch
          id={id}
          aria-describedby={`${id}-hint`}
          checked={on}
          onCheckedChange={(wanted) => mutate({ [setting]: wanted })}
        />
      </div>
      <p className="xs muted" id={`${id}-hint`}>
        {hint}
      </p>
      {error && (
        <ProblemNotice error={error} title={failed} onRetry={() => mutate(variables)} busy={isPending} />
      )}
    </div>
  );
}
