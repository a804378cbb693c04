import type { Stream } from '@footlight/contracts';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Choice } from '../../components/choice.tsx';
import { CopyLinkField } from '../../components/copy-link-field.tsx';
import { Field } from '../../components/field.tsx';
import { Input } from '../../components/input.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { isRestricted, visibilities } from '../../lib/visibilities.ts';
import { describeProblem } from '../../lib/describe-problem.ts';
import { useUpdateStream } from '../../api/streams/update-stream.ts';

interface SettingsPanelProps {
  stream: Stream;
  /** Whether the plan gives streams for members and for people whom one names. */
  allowsPrivate: boolean;
}

/** Title, who can watch, and the link to hand out; after the end only the link. */
export function SettingsPanel({ stream, allowsPrivate }: SettingsPanelProps) {
  const { t } = useTranslation('studio');
  if (stream.state === 'ended' || stream.state === 'canceled') {
    return (
      <section className="panel settings" aria-label={t('settings.name')}>
        <CopyLinkField
          label={t('settings.link')}
          url={stream.watch_url}
          hint={t('settings.link_hint_ended')}
        />
      </section>
    );
  }
  return (
    <section className="panel settings" aria-label={t('settings.name')}>
      <TitleForm stream={stream} />
      <VisibilityChoice stream={stream} allowsPrivate={allowsPrivate} />
      <hr className="settings__rule" />
      <CopyLinkField
        label={t('settings.link')}
        url={stream.watch_url}
        hint={t(`settings.link_hints.${stream.visibility}`)}
      />
    </section>
  );
}

/** UTF-16 units, as the API counts them. */
const longestTitle = 120;

function TitleForm({ stream }: { stream: Stream }) {
  const { t } = useTranslation('studio');
  const update = useUpdateStream(stream.id);
  /** What is being typed; null while nobody does. */
  const [draft, setDraft] = useState<string | null>(null);
  const title = draft ?? stream.title;
  const isEmpty = title.trim() === '';

  const save = (event: FormEvent) => {
    event.preventDefault();
    if (draft === null || isEmpty || update.isPending) return;
    update.mutate({ title: draft }, { onSuccess: () => setDraft(null) });
  };
  const error = isEmpty
    ? t('settings.title_empty')
    : update.error && `${t('settings.title_failed')} ${describeProblem(update.error).sentence}`;

  return (
    <form onSubmit={save} noValidate>
      <Field
        label={t('settings.title')}
        aside={t('settings.title_length', { length: title.length, most: longestTitle })}
        error={error || undefined}
      >
        <div className="settings__line">
          <Input
            value={title}
            maxLength={longestTitle}
            dir="auto"
            onChange={(event) => {
              setDraft(event.target.value);
              update.reset();
            }}
          />
          {draft !== null && draft !== stream.title && (
            <Button type="submit" busy={update.isPending} disabled={isEmpty}>
              {t('settings.save')}
            </Button>
          )}
        </div>
      </Field>
    </form>
  );
}

/** What the plan does not give says so; what is chosen already stays choosable. */
function VisibilityChoice({ stream, allowsPrivate }: SettingsPanelProps) {
  const { t } = useTranslation('studio');
  const update = useUpdateStream(stream.id);
  const chosen = (update.isPending ? update.variables.visibility : undefined) ?? stream.visibility;
  return (
    <fieldset className="settings__choice">
      <legend className="field__label">{t('settings.visibility')}</legend>
      {visibilities.map((visibility) => {
        const disabled = isRestricted(visibility) && !allowsPrivate && visibility !== stream.visibility;
        return (
          <Choice
            key={visibility}
            name="visibility"
            value={visibility}
            checked={visibility === chosen}
            disabled={disabled}
            onChange={() => update.mutate({ visibility })}
            label={t(`settings.${visibility}`)}
            hint={t(disabled ? 'settings.visibility_plan' : `settings.${visibility}_hint`)}
          />
        );
      })}
      {update.error && (
        <ProblemNotice
          error={update.error}
          title={t('settings.visibility_failed')}
          onRetry={() => update.variables && update.mutate(update.variables)}
        />
      )}
    </fieldset>
  );
}
