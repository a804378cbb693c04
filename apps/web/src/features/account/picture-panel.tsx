import { type Account, pictureLimit, pictureTypes } from '@footlight/contracts';
import { CircleAlert, ImageUp } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Avatar } from '../../components/avatar.tsx';
import { Button } from '../../components/button.tsx';
import { Panel } from '../../components/panel.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { formatNumber } from '../../lib/format.ts';
import { isProblem } from '../../lib/send.ts';
import { useRemoveAvatar } from './remove-avatar.ts';
import { useSetAvatar } from './set-avatar.ts';

const megabyte = 1024 * 1024;

/** The account's picture: chosen, changed and taken away at once, apart from the form. */
export function PicturePanel({ account }: { account: Account }) {
  const { t } = useTranslation('account');
  const hint = useId();
  const input = useRef<HTMLInputElement>(null);
  const choose = useRef<HTMLButtonElement>(null);
  /** What is wrong with a file before it is sent. */
  const [wrong, setWrong] = useState<string | null>(null);
  const set = useSetAvatar();
  const remove = useRemoveAvatar();
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
        ? t('picture.set')
        : remove.isSuccess
          ? t('picture.removed')
          : '';

  return (
    <Panel title={t('picture.title')}>
      <div className="account-picture">
        <Avatar id={account.id} name={account.display_name} picture={account.avatar_url} />
        <div className="grid gap-3">
          <div className="btn-row">
            <Button ref={choose} busy={busy} aria-describedby={hint} onClick={() => input.current?.click()}>
              {!busy && <ImageUp size={18} strokeWidth={1.75} aria-hidden="true" />}
              {t(account.avatar_url === null ? 'picture.choose' : 'picture.other')}
            </Button>
            {account.avatar_url !== null && (
              <Button variant="quiet" aria-disabled={busy} onClick={busy ? undefined : takeAway}>
                {t('picture.remove')}
              </Button>
            )}
            <input
              ref={input}
              hidden
              type="file"
              aria-label={t('picture.title')}
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
            {t('picture.text')}
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
            title={t('picture.failed')}
            onRetry={() => (set.error && set.variables ? set.mutate(set.variables) : takeAway())}
            busy={busy}
          />
        </div>
      )}
    </Panel>
  );
}
