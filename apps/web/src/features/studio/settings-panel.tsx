import type { Stream } from '@footlight/contracts';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { CopyLinkField } from '../../components/copy-link-field.tsx';
import { Field } from '../../components/field.tsx';
import { Input } from '../../components/input.tsx';
import { describeProblem } from '../../lib/describe-problem.ts';
import { useUpdateStream } from '../../api/streams/update-stream.ts';
import { MembersFirstSwitch } from './members-first-switch.tsx';
import { VisibilityChoice } from './visibility-choice.tsx';

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
      <MembersFirstSwitch stream={stream} />
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
