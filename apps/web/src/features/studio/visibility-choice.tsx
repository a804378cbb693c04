import type { Stream, Visibility } from '@footlight/contracts';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Choice } from '../../components/choice.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { MissingRightText } from '../../components/missing-right.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { isRestricted, visibilities } from '../../lib/visibilities.ts';
import { useUpdateStream } from '../../api/streams/update-stream.ts';

interface VisibilityChoiceProps {
  stream: Stream;
  /** Whether the plan gives streams for members and for people whom one names. */
  allowsPrivate: boolean;
}

/**
 * Who can watch. A choice is a draft until it is applied, because arrow keys choose as they move; what would disconnect
 * viewers is confirmed first. What the plan does not give says so; what is chosen already stays choosable.
 */
export function VisibilityChoice({ stream, allowsPrivate }: VisibilityChoiceProps) {
  const { t } = useTranslation('studio');
  const update = useUpdateStream(stream.id);
  const [draft, setDraft] = useState<Visibility | null>(null);
  /** What waits for a confirmation. */
  const [unconfirmed, setUnconfirmed] = useState<Visibility | null>(null);
  const [stored, setStored] = useState(stream.visibility);
  if (stored !== stream.visibility) {
    setStored(stream.visibility);
    setDraft(null);
    setUnconfirmed(null);
  }
  const form = useRef<HTMLFormElement>(null);
  const chosen = draft ?? stream.visibility;
  const isChanged = chosen !== stream.visibility;

  /** The button that was pressed is gone: whoever uses the keyboard goes on at the choice. */
  const focusChosen = () => {
    const { activeElement } = document;
    if (activeElement === document.body || form.current?.contains(activeElement)) {
      form.current?.querySelector<HTMLElement>('input:checked')?.focus();
    }
  };
  const save = (visibility: Visibility) => {
    setUnconfirmed(null);
    update.mutate({ visibility }, { onError: () => setDraft(null), onSuccess: focusChosen });
  };
  const apply = (visibility: Visibility) => {
    if (mayDisconnectViewers(stream, visibility)) setUnconfirmed(visibility);
    else save(visibility);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isChanged && !update.isPending) apply(chosen);
  };
  const retry = () => {
    if (update.variables?.visibility) apply(update.variables.visibility);
  };

  return (
    <form ref={form} onSubmit={submit} noValidate>
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
              onChange={() => {
                if (update.isPending) return;
                setDraft(visibility);
                update.reset();
              }}
              label={t(`settings.${visibility}`)}
              hint={t(disabled ? 'settings.visibility_plan' : `settings.${visibility}_hint`)}
            />
          );
        })}
        {!allowsPrivate && (
          <p className="small sub">
            <MissingRightText lack={{ right: 'private' }} />
          </p>
        )}
        {update.error && (
          <ProblemNotice error={update.error} title={t('settings.visibility_failed')} onRetry={retry} />
        )}
        {isChanged && (
          <Button type="submit" busy={update.isPending}>
            {t('settings.visibility_apply')}
          </Button>
        )}
      </fieldset>
      <ConfirmDialog
        open={unconfirmed !== null}
        onOpenChange={(open) => !open && setUnconfirmed(null)}
        title={t('visibility_dialog.title')}
        keep={t('visibility_dialog.keep')}
        confirm={t('visibility_dialog.confirm')}
        onConfirm={() => unconfirmed && save(unconfirmed)}
      >
        {stream.viewers
          ? t('visibility_dialog.counted', { count: stream.viewers })
          : t('visibility_dialog.uncounted')}
      </ConfirmDialog>
    </form>
  );
}

/** Whether someone who watches now may not be allowed to afterwards. A number of viewers that is not known counts as some. */
function mayDisconnectViewers(stream: Stream, next: Visibility): boolean {
  const isOnAir = stream.state === 'live' || stream.state === 'interrupted';
  return isOnAir && isRestricted(next) && stream.viewers !== 0;
}
