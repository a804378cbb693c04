import type { Stream } from '@footlight/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCreateStreamKey } from '../../api/ingest/create-stream-key.ts';
import { useDeleteStreamKey } from '../../api/ingest/delete-stream-key.ts';
import { streamKeyQuery } from '../../api/ingest/get-stream-key.ts';
import { Button } from '../../components/button.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { CopyLinkField } from '../../components/copy-link-field.tsx';
import { Panel } from '../../components/panel.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { Skeleton, Skeletons } from '../../components/skeleton.tsx';
import { formatMoment } from '../../lib/format.ts';
import { StartOnEncoderSwitch } from './start-on-encoder-switch.tsx';

/** What to enter in OBS: the server, and one's stream key, which is shown once. */
export function ObsPanel({ stream }: { stream: Stream }) {
  const { t } = useTranslation('studio');
  const channelId = stream.channel.id;
  const { data, error, refetch } = useQuery(streamKeyQuery(channelId));
  const create = useCreateStreamKey(channelId);
  const remove = useDeleteStreamKey(channelId);
  const [asks, setAsks] = useState<'reset' | 'delete' | null>(null);
  const key = data?.stream_key;
  /** The key itself: only the page that made it has it, until it is left. */
  const secret = key && create.data?.stream_key.id === key.id ? create.data.key : undefined;
  const busy = create.isPending || remove.isPending;

  return (
    <Panel title={t('obs.title')}>
      <div className="grid gap-4">
        <p className="small sub">{t('obs.where')}</p>
        {!data && !error && (
          <Skeletons className="grid gap-4">
            <Skeleton className="h-16 rounded-md" />
            <Skeleton className="h-16 rounded-md" />
          </Skeletons>
        )}
        {!data && error && (
          <ProblemNotice error={error} title={t('obs.failed')} onRetry={() => void refetch()} />
        )}
        {data && (
          <>
            <CopyLinkField label={t('obs.server')} url={data.server_url} />
            {secret !== undefined && (
              <CopyLinkField label={t('obs.token')} url={secret} hint={t('obs.token_once')} />
            )}
            {key && secret === undefined && (
              <div>
                <p className="field__label">{t('obs.token')}</p>
                <p className="mono">{t('obs.hidden', { prefix: key.prefix })}</p>
                <p className="xs muted">
                  {key.last_used_at
                    ? t('obs.used', { moment: formatMoment(key.last_used_at) })
                    : t('obs.unused', { moment: formatMoment(key.created_at) })}{' '}
                  {t('obs.shown_once')}
                </p>
              </div>
            )}
            {!key && <p className="small muted">{t('obs.no_key')}</p>}
            <div className="btn-row">
              {key ? (
                <>
                  <Button size="sm" busy={create.isPending} disabled={busy} onClick={() => setAsks('reset')}>
                    {t('obs.reset')}
                  </Button>
                  <Button
                    size="sm"
                    variant="danger"
                    busy={remove.isPending}
                    disabled={busy}
                    onClick={() => setAsks('delete')}
                  >
                    {t('obs.delete')}
                  </Button>
                </>
              ) : (
                <Button variant="primary" busy={create.isPending} onClick={() => create.mutate()}>
                  {t('obs.make')}
                </Button>
              )}
            </div>
          </>
        )}
        {create.error && <ProblemNotice error={create.error} title={t('obs.make_failed')} />}
        {remove.error && <ProblemNotice error={remove.error} title={t('obs.delete_failed')} />}
        <StartOnEncoderSwitch stream={stream} />
        <p className="xs muted">{t('obs.output')}</p>
      </div>
      <ConfirmDialog
        open={asks !== null}
        onOpenChange={(open) => !open && setAsks(null)}
        title={t(asks === 'delete' ? 'obs.delete_dialog' : 'obs.reset_dialog')}
        keep={t('obs.keep')}
        confirm={t(asks === 'delete' ? 'obs.delete' : 'obs.reset')}
        onConfirm={() => {
          setAsks(null);
          if (asks === 'delete') remove.mutate();
          else create.mutate();
        }}
      >
        {t('obs.dialog_text')}
      </ConfirmDialog>
    </Panel>
  );
}
