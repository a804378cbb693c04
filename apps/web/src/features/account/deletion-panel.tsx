import type { Account, Departure } from '@footlight/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { Panel } from '../../components/panel.tsx';
import { ProblemState } from '../../components/problem-state.tsx';
import { Skeleton, Skeletons } from '../../components/skeleton.tsx';
import { formatNumber } from '../../lib/format.ts';
import { DeleteDialog } from './delete-dialog.tsx';
import { useDeletionPreview } from '../../api/account/preview-deletion.ts';

interface DeletionPanelProps {
  account: Account;
  onDeleted: () => void;
}

/** What deleting the account would remove and what would stay, and the way to it. */
export function DeletionPanel({ account, onDeleted }: DeletionPanelProps) {
  const { t } = useTranslation('account');
  const departure = useDeletionPreview();
  const [asking, setAsking] = useState(false);
  return (
    <Panel title={t('deletion.title')}>
      <div className="grid gap-5">
        <p className="sub measure">{t('deletion.text')}</p>
        {departure.data ? (
          <>
            <WhatGoes departure={departure.data} />
            {departure.data.live && <Notice tone="warn">{t('deletion.live')}</Notice>}
            <div>
              <Button variant="danger" onClick={() => setAsking(true)}>
                {t('deletion.open')}
              </Button>
            </div>
            {asking && (
              <DeleteDialog account={account} onClose={() => setAsking(false)} onDeleted={onDeleted} />
            )}
          </>
        ) : departure.isError ? (
          <ProblemState
            error={departure.error}
            title={t('deletion.loading_failed')}
            onRetry={() => void departure.refetch()}
            busy={departure.isFetching}
            bare
          />
        ) : (
          <Skeletons className="grid gap-3">
            <Skeleton className="h-5 w-64" />
            <Skeleton className="h-5 w-48" />
            <Skeleton className="h-10 w-36" />
          </Skeletons>
        )}
      </div>
    </Panel>
  );
}

function WhatGoes({ departure: { removes, keeps, subscription } }: { departure: Departure }) {
  const { t } = useTranslation('account');
  const counted = (['channels', 'streams', 'messages'] as const).filter((kind) => removes[kind] > 0);
  return (
    <div className="grid gap-5 tablet:grid-cols-2">
      <div>
        <h3 className="mb-2">{t('deletion.goes')}</h3>
        <ul className="account-list">
          <li>{t('deletion.goes_account')}</li>
          {subscription && <li>{t('deletion.goes_subscription')}</li>}
          {counted.map((kind) => (
            <li key={kind}>
              {t(`deletion.goes_${kind}`, { count: removes[kind], number: formatNumber(removes[kind]) })}
            </li>
          ))}
        </ul>
      </div>
      <div>
        <h3 className="mb-2">{t('deletion.stays')}</h3>
        <ul className="account-list">
          {keeps.map((kind) => (
            <li key={kind}>{t(`deletion.stays_${kind}`)}</li>
          ))}
        </ul>
      </div>
    </div>
  );
}
