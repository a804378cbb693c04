import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { Notice } from '../../components/notice.tsx';
import { Panel } from '../../components/panel.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { ProblemState } from '../../components/problem-state.tsx';
import { ShowMore } from '../../components/show-more.tsx';
import { Skeleton, Skeletons } from '../../components/skeleton.tsx';
import { DeviceRow } from './device-row.tsx';
import { useEndSession } from '../../api/account/end-session.ts';
import { useSessions } from '../../api/account/list-sessions.ts';
import { useSignOutEverywhere } from '../../api/identity/sign-out-everywhere.ts';

/** Where the account is signed in; signs one device out, or all. */
export function DevicesPanel() {
  const { t } = useTranslation('account');
  const sessions = useSessions();
  const end = useEndSession();
  return (
    <Panel title={t('devices.title')} aside={<SignOutEverywhere />} flush>
      {(end.isSuccess || end.error) && (
        <div className="account-devices__note">
          {end.error ? (
            <ProblemNotice
              error={end.error}
              title={t('devices.sign_out_failed')}
              onRetry={() => end.mutate(end.variables)}
              busy={end.isPending}
            />
          ) : (
            // The button went with its row: the focus goes where it says what became of it.
            <Notice tone="ok" role="status" ref={focusElement} key={end.variables.id}>
              {t('devices.signed_out', { device: end.variables.name })}
            </Notice>
          )}
        </div>
      )}
      {sessions.data ? (
        <ul className="account-devices">
          {sessions.data.map((session) => (
            <DeviceRow
              key={session.id}
              session={session}
              busy={end.isPending && end.variables.id === session.id}
              onEnd={(name) => end.mutate({ id: session.id, name })}
            />
          ))}
        </ul>
      ) : sessions.isError ? (
        <ProblemState
          error={sessions.error}
          title={t('devices.failed')}
          onRetry={() => void sessions.refetch()}
          busy={sessions.isFetching}
          bare
        />
      ) : (
        <Skeletons className="grid gap-4 p-5">
          <Skeleton className="h-10" />
          <Skeleton className="h-10" />
        </Skeletons>
      )}
      {sessions.data && <ShowMore list={sessions} className="panel__foot" />}
    </Panel>
  );
}

function focusElement(note: HTMLDivElement | null): void {
  note?.focus();
}

function SignOutEverywhere() {
  const { t } = useTranslation('account');
  const [asking, setAsking] = useState(false);
  const leave = useSignOutEverywhere();
  return (
    <>
      <Button size="sm" variant="danger" onClick={() => setAsking(true)}>
        {t('devices.everywhere')}
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={(open) => {
          setAsking(open);
          if (!open) leave.reset();
        }}
        title={t('devices.everywhere_title')}
        keep={t('devices.everywhere_keep')}
        confirm={t('devices.everywhere')}
        onConfirm={() => leave.mutate()}
        busy={leave.isPending}
      >
        <p>{t('devices.everywhere_text')}</p>
        {leave.error && (
          <div className="mt-4">
            <ProblemNotice
              error={leave.error}
              title={t('devices.everywhere_failed')}
              onRetry={() => leave.mutate()}
              busy={leave.isPending}
            />
          </div>
        )}
      </ConfirmDialog>
    </>
  );
}
