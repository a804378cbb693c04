import { pictureLimit, pictureTypes } from '@footlight/contracts';
import type { UseMutationResult } from '@tanstack/react-query';
import { CircleAlert, ImageUp } from 'lucide-react';
import { type ReactNode, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../lib/format.ts';
import { isProblem } from '../lib/send.ts';
import { Button } from './button.tsx';
import { Panel } from './panel.tsx';
import { ProblemNotice } from './problem-notice.tsx';

const megabyte = 1024 * 1024;

interface ImagePanelProps {
  /** `text`: what it can be. `set`, `removed`, `failed`: what became of it. */
  labels: Record<'title' | 'text' | 'set' | 'removed' | 'failed', string>;
  /** Whether there is one now. */
  chosen: boolean;
  /** How it looks now. */
  preview: ReactNode;
  /** As wide as the panel, with the buttons below. */
  wide?: boolean;
  set: UseMutationResult<void, Error, Blob>;
  remove: UseMutationResult<void, Error, void>;
}

/** A picture: chosen, changed and taken away at once, apart from any form. */
export function ImagePanel({ labels, chosen, preview, wide = false, set, remove }: ImagePanelProps) {
  const { t } = useTranslation();
  const hint = useId();
  const input = useRef<HTMLInputElement>(null);
  const choose = useRef<HTMLButtonElement>(null);
  /** What is wrong with a file before it is sent. */
  const [wrong, setWrong] = useState<string | null>(null);
  const busy = set.isPending || remove.isPending;

  const take = (file: File) => {
    set.reset();
    remove.reset();
    if (!(pictureTypes as readonly string[]).includes(file.type)) {
      setWrong(t('picture.wrong_type'));
    } else if (file.size > pictureLimit) {
      // Rounded up: 5.01 must not read as 5.
      setWrong(t('picture.too_large', { size: formatNumber(Math.ceil((file.size / megabyte) * 10) / 10) }));
    } else {
      setWrong(null);
      set.mutate(file);
    }
  };

  const takeAway = () => {
    set.reset();
    setWrong(null);
    // The button goes with the picture; the focus stays beside its place.
    remove.mutate(undefined, { onSuccess: () => choose.current?.focus() });
  };

  const refused =
    wrong ??
    (isProblem(set.error, 'payload_too_large')
      ? t('picture.too_large_plain')
      : isProblem(set.error, 'unsupported_media_type') || isProblem(set.error, 'image_unreadable')
        ? t('picture.wrong_type')
        : null);
  const failure = remove.error ?? (refused === null ? set.error : null);
  const status = set.isPending
    ? t('picture.sending')
    : remove.isPending
      ? t('picture.removing')
      : set.isSuccess
        ? labels.set
        : remove.isSuccess
          ? labels.removed
          : '';

  return (
    <Panel title={labels.title}>
      <div className="picture" data-wide={wide || undefined}>
        {preview}
        <div className="grid gap-3">
          <div className="btn-row">
            <Button ref={choose} busy={busy} aria-describedby={hint} onClick={() => input.current?.click()}>
              {!busy && <ImageUp size={18} strokeWidth={1.75} aria-hidden="true" />}
              {t(chosen ? 'picture.other' : 'picture.choose')}
            </Button>
            {chosen && (
              <Button variant="quiet" aria-disabled={busy} onClick={busy ? undefined : takeAway}>
                {t('picture.remove')}
              </Button>
            )}
            <input
              ref={input}
              hidden
              type="file"
              aria-label={labels.title}
              accept={pictureTypes.join(',')}
              onChange={({ currentTarget }) => {
                const file = currentTarget.files?.[0];
                if (file) take(file);
                // So that the same file can be chosen again.
                currentTarget.value = '';
              }}
            />
          </div>
          <p className="hint" id={hint}>
            {labels.text}
          </p>
          <p className="small sub empty:sr-only" role="status">
            {status}
          </p>
          {refused !== null && (
            <p className="error" role="alert">
              <CircleAlert aria-hidden="true" strokeWidth={1.75} />
              <span>{refused}</span>
            </p>
          )}
        </div>
      </div>
      {failure && (
        <div className="mt-4">
          <ProblemNotice
            error={failure}
            title={labels.failed}
            onRetry={() => (set.error && set.variables ? set.mutate(set.variables) : takeAway())}
            busy={busy}
          />
        </div>
      )}
    </Panel>
  );
}
