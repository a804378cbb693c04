import type { Account, ChannelPage, Stream } from '@footlight/contracts';
import { useEffect, useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { Button } from '../../../components/button.tsx';
import { PageTitle } from '../../../components/page-title.tsx';
import { Panel } from '../../../components/panel.tsx';
import { MissingRight } from '../../../components/missing-right.tsx';
import { ProblemNotice } from '../../../components/problem-notice.tsx';
import { ProblemState } from '../../../components/problem-state.tsx';
import { RequireAccount } from '../../../components/require-account.tsx';
import { UnsavedChangesGuard } from '../../../components/unsaved-changes-guard.tsx';
import { useChannel } from '../../../api/channels/get-channel.ts';
import { addTranslations } from '../../../lib/i18n.ts';
import { usePlanRights } from '../../../api/plans/plan-rights.ts';
import { streams } from '../../../locales/en/streams.ts';
import { CoverField } from './cover-field.tsx';
import { NotAllowed } from './not-allowed.tsx';
import { useScheduleStream } from '../../../api/streams/schedule-stream.ts';
import { StreamFields } from './stream-fields.tsx';
import { StreamFormFrame, StreamFormSkeleton } from './stream-form-frame.tsx';
import { streamResolver } from './stream-resolver.ts';
import { checkNew, freshValues } from './stream-values.ts';
import { showFormProblem } from './show-form-problem.ts';
import { isTimeProblem } from './time-problem.ts';

addTranslations('streams', streams);

/** Plans a stream. */
export function Component() {
  const { t } = useTranslation('streams');
  const { channelId = '' } = useParams();
  return (
    <>
      <PageTitle title={t('schedule.title')} />
      <RequireAccount waiting={<StreamFormSkeleton />} failedTitle={t('schedule.failed_title')}>
        {(account) => <Schedule key={channelId} account={account} channelId={channelId} />}
      </RequireAccount>
    </>
  );
}

function Schedule({ account, channelId }: { account: Account; channelId: string }) {
  const { t } = useTranslation('streams');
  const { data: channel, error, refetch } = useChannel(channelId);
  if (!channel) {
    if (!error) return <StreamFormSkeleton />;
    return (
      <main className="page" id="main" tabIndex={-1}>
        <ProblemState
          error={error}
          title={t('schedule.failed_title')}
          heading="h1"
          onRetry={() => void refetch()}
        />
      </main>
    );
  }
  if (!channel.you.can.includes('run_streams')) return <NotAllowed channel={channel} />;
  return (
    <StreamFormFrame title={t('schedule.title')} channel={channel}>
      <ScheduleForm account={account} channel={channel} />
    </StreamFormFrame>
  );
}

function ScheduleForm({ account, channel }: { account: Account; channel: ChannelPage }) {
  const { t } = useTranslation('streams');
  const navigate = useNavigate();
  const rights = usePlanRights(channel.id);
  const schedule = useScheduleStream(channel.id);
  const [stored] = useState(() => freshValues(account.time_zone));
  const [cover, setCover] = useState<File | null>(null);
  const [made, setMade] = useState<{ stream: Stream; coverFailed: boolean } | null>(null);
  const form = useForm({ resolver: streamResolver(checkNew, t), defaultValues: stored });
  const { isDirty } = form.formState;

  // After the guard has let go, which it does when this has been drawn.
  useEffect(() => {
    if (!made) return;
    const { stream, coverFailed } = made;
    const goesOn = stream.visibility === 'private' || coverFailed;
    void navigate(
      goesOn ? `/dashboard/streams/${stream.id}/edit` : `/dashboard?channel=${channel.id}`,
      goesOn ? { state: { scheduled: true, coverFailed }, replace: true } : {},
    );
  }, [made, navigate, channel.id]);

  const submit = form.handleSubmit((values) => {
    const body = checkNew(values).data;
    if (!body) return;
    schedule.mutate(
      { body, cover },
      { onSuccess: setMade, onError: (error) => showFormProblem(error, form) },
    );
  });

  return (
    <form noValidate aria-label={t('schedule.title')} onSubmit={(event) => void submit(event)}>
      <UnsavedChangesGuard active={(isDirty || cover !== null) && !made}>
        {t('form.leave')}
      </UnsavedChangesGuard>
      <Panel
        foot={
          rights.host && (
            <Button
              type="submit"
              variant="primary"
              busy={schedule.isPending || made !== null}
              className="max-tablet:w-full"
            >
              {t('schedule.submit')}
            </Button>
          )
        }
      >
        {!rights.host && (
          <div className="mb-5">
            <MissingRight lack={{ right: 'host' }}>{t('plan.kept')}</MissingRight>
          </div>
        )}
        {schedule.error && !isTimeProblem(schedule.error) && (
          <div className="mb-5">
            <ProblemNotice
              error={schedule.error}
              title={t('schedule.failed')}
              onRetry={() => void submit()}
              busy={schedule.isPending}
            />
          </div>
        )}
        <StreamFields form={form} stored={stored} allowsPrivate={rights.private} movable />
        <div className="mt-5">
          <CoverField file={cover} onFile={setCover} />
        </div>
      </Panel>
    </form>
  );
}
