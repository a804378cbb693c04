import type { Stream } from '@footlight/contracts';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { Switch } from '../../components/switch.tsx';
import { useUpdateStream } from '../../api/streams/update-stream.ts';

/** Whether members come first when the stream is full; saved at once. Where that fails it goes back, and says why. */
export function MembersFirstSwitch({ stream }: { stream: Stream }) {
  const { t } = useTranslation('studio');
  const id = useId();
  const { mutate, isPending, variables, error } = useUpdateStream(stream.id);
  const on = (isPending ? variables.queue_members_first : undefined) ?? stream.queue_members_first;
  return (
    <div className="settings__queue">
      <div className="setting">
        <label className="field__label" htmlFor={id}>
          {t('settings.members_first')}
        </label>
        <Switch
          id={id}
          aria-describedby={`${id}-hint`}
          checked={on}
          onCheckedChange={(wanted) => mutate({ queue_members_first: wanted })}
        />
      </div>
      <p className="xs muted" id={`${id}-hint`}>
        {t('settings.members_first_hint')}
      </p>
      {error && (
        <ProblemNotice
          error={error}
          title={t('settings.members_first_failed')}
          onRetry={() => mutate(variables)}
          busy={isPending}
        />
      )}
    </div>
  );
}
