import type { Stream } from '@footlight/contracts';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { Switch } from '../../components/switch.tsx';
import { useUpdateStream } from '../../api/streams/update-stream.ts';

/** Whether the stream starts when an encoder connects; saved at once. Only before it starts. */
export function StartOnEncoderSwitch({ stream }: { stream: Stream }) {
  const { t } = useTranslation('studio');
  const id = useId();
  const { mutate, isPending, variables, error } = useUpdateStream(stream.id);
  if (stream.state !== 'scheduled') return null;
  const on = (isPending ? variables.start_on_encoder : undefined) ?? stream.start_on_encoder;
  return (
    <div className="settings__queue">
      <div className="setting">
        <label className="field__label" htmlFor={id}>
          {t('obs.start')}
        </label>
        <Switch
          id={id}
          aria-describedby={`${id}-hint`}
          checked={on}
          onCheckedChange={(wanted) => mutate({ start_on_encoder: wanted })}
        />
      </div>
      <p className="xs muted" id={`${id}-hint`}>
        {t('obs.start_hint')}
      </p>
      {error && (
        <ProblemNotice
          error={error}
          title={t('obs.start_failed')}
          onRetry={() => mutate(variables)}
          busy={isPending}
        />
      )}
    </div>
  );
}
