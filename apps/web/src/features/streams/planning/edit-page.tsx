import type { Account, Stream } from '@footlight/contracts';
import { CalendarOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useParams } from 'react-router';
import { Button } from '../../../components/button.tsx';
import { EmptyState } from '../../../components/empty-state.tsx';
import { Notice } from '../../../components/notice.tsx';
import { PageTitle } from '../../../components/page-title.tsx';
import { ProblemState } from '../../../components/problem-state.tsx';
import { RequireAccount } from '../../../components/require-account.tsx';
import { addTranslations } from '../../../lib/i18n.ts';
import { isProblem } from '../../../lib/send.ts';
import { streams } from '../../../locales/en/streams.ts';
import { CoverPanel } from './cover-panel.tsx';
import { EditForm } from './edit-form.tsx';
import { useStream } from '../../../api/streams/get-stream.ts';
import { InviteesPanel } from './invitees-panel.tsx';
import { NotAllowed } from './not-allowed.tsx';
import { StreamFormFrame, StreamFormSkeleton } from './stream-form-frame.tsx';

addTranslations('streams', streams);

/** Changes what is known of a stream: its words, its time, its cover, and whom it is for. */
export function Component() {
  const { t } = useTranslation('streams');
  const { streamId = '' } = useParams();
  return (
    <>
      <PageTitle title={t('edit.title')} />
      <RequireAccount waiting={<StreamFormSkeleton />} failedTitle={t('edit.failed_title')}>
        {(account) => <Edit key={streamId} account={account} streamId={streamId} />}
      </RequireAccount>
    </>
  );
}

function Edit({ account, streamId }: { account: Account; streamId: string }) {
  const { t } = useTranslation('streams');
  const { data: stream, error, refetch } = useStream(streamId);
  if (stream) {
    return stream.can.manage ? (
      <Parts account={account} stream={stream} />
    ) : (
      <NotAllowed channel={stream.channel} />
    );
  }
  if (!error) return <StreamFormSkeleton />;
  return (
    <main className="page" id="main" tabIndex={-1}>
      {isProblem(error, 'not_found') ? (
        <EmptyState
          icon={CalendarOff}
          heading="h1"
          title={t('edit.missing_title')}
          actions={
            <Button variant="primary" asChild>
              <Link to="/dashboard">{t('form.back')}</Link>
            </Button>
          }
        >
          {t('edit.missing_text')}
        </EmptyState>
      ) : (
        <ProblemState
          error={error}
          title={t('edit.failed_title')}
          heading="h1"
          onRetry={() => void refetch()}
        />
      )}
    </main>
  );
}

function Parts({ account, stream }: { account: Account; stream: Stream }) {
  const { t } = useTranslation('streams');
  const { state } = useLocation() as { state: { scheduled?: boolean; coverFailed?: boolean } | null };
  return (
    <StreamFormFrame title={t('edit.title')} channel={stream.channel}>
      <div className="grid gap-6">
        {state?.scheduled && (
          <Notice tone={state.coverFailed ? 'warn' : 'ok'} role="status" title={t('edit.scheduled')}>
            {state.coverFailed ? t('edit.cover_failed') : t('edit.name_people')}
          </Notice>
        )}
        <EditForm account={account} stream={stream} />
      </div>
      <div className="grid gap-6">
        {stream.visibility === 'private' && <InviteesPanel stream={stream} />}
        <CoverPanel stream={stream} />
      </div>
    </StreamFormFrame>
  );
}
