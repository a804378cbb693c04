import type { ServerHealth } from '@footlight/contracts';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { healthQuery } from '../../api/admin/get-health.ts';
import { Notice } from '../../components/notice.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { ProblemState } from '../../components/problem-state.tsx';
import { Skeleton, Skeletons } from '../../components/skeleton.tsx';
import { formatLength, formatNumber } from '../../lib/format.ts';
import { addTranslations } from '../../lib/i18n.ts';
import { admin } from '../../locales/en/admin.ts';
import { AdminFrame } from './admin-frame.tsx';
import { HealthParts } from './health-parts.tsx';
import { HealthRepairs } from './health-repairs.tsx';
import { HealthStreams } from './health-streams.tsx';
import { repairsIn, warningsOf } from './health-warnings.ts';
import './admin.css';

addTranslations('admin', admin);

/** How the server is, and every stream on air. */
export function Component() {
  const { t } = useTranslation('admin');
  const { data: health, error, refetch, isRefetching } = useQuery(healthQuery);
  return (
    <AdminFrame title={t('health.title')} text={t('health.text')}>
      {health ? (
        <>
          {error && (
            <ProblemNotice
              error={error}
              title={t('health.stale')}
              onRetry={() => void refetch()}
              busy={isRefetching}
            />
          )}
          <Health health={health} />
        </>
      ) : error ? (
        <ProblemState title={t('health.failed')} error={error} onRetry={() => void refetch()} />
      ) : (
        <Skeletons>
          <Skeleton className="h-24" />
          <Skeleton className="h-64" />
        </Skeletons>
      )}
    </AdminFrame>
  );
}

function Health({ health }: { health: ServerHealth }) {
  const { t } = useTranslation('admin');
  const { streams } = health;
  return (
    <>
      {warningsOf(health).map(({ kind, tone, count, ageMs }) => (
        <Notice
          key={kind}
          tone={tone}
          role="status"
          title={t(`health.warnings.${kind}.title`)}
          className="mb-4"
        >
          {t(`health.warnings.${kind}.text`, {
            count: count ?? 0,
            age: ageMs === undefined ? '' : formatLength(ageMs),
          })}
        </Notice>
      ))}
      <dl className="health-tiles">
        <Tile label={t('health.live')} value={streams.live + streams.interrupted}>
          {streams.interrupted > 0 && t('health.interrupted', { count: streams.interrupted })}
        </Tile>
        <Tile label={t('health.seats')} value={streams.seats_taken}>
          {streams.seats_reserved > 0 && t('health.reserved', { count: streams.seats_reserved })}
        </Tile>
        <Tile label={t('health.queued')} value={streams.queue_length} />
        <Tile label={t('health.repaired')} value={repairsIn(health.repairs)} />
      </dl>
      <div className="health-columns">
        <HealthParts health={health} />
        <HealthRepairs repairs={health.repairs} />
      </div>
      <HealthStreams />
    </>
  );
}

function Tile({ label, value, children }: { label: string; value: number; children?: ReactNode }) {
  return (
    <div className="panel">
      <dt>{label}</dt>
      <dd className="health-tiles__number">{formatNumber(value)}</dd>
      {children && <dd className="small muted">{children}</dd>}
    </div>
  );
}
