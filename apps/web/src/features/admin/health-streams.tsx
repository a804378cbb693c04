import type { StreamHealth } from '@footlight/contracts';
import { Radio, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ShownStreams } from '../../api/admin/admin-keys.ts';
import { useStreamHealth } from '../../api/admin/list-stream-health.ts';
import { Badge, StreamBadge } from '../../components/badge.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ProblemState } from '../../components/problem-state.tsx';
import { Segmented } from '../../components/segmented.tsx';
import { ShowMore } from '../../components/show-more.tsx';
import { Skeleton, Skeletons } from '../../components/skeleton.tsx';
import { formatNumber, formatTime } from '../../lib/format.ts';
import { repairsIn } from './health-warnings.ts';

const views = ['all', 'differing'] as const satisfies ShownStreams[];

/** The streams on air: database, room and queue side by side. */
export function HealthStreams() {
  const { t } = useTranslation('admin');
  const [show, setShow] = useState<ShownStreams>('all');
  return (
    <section aria-labelledby="health-streams" className="health-streams mt-8">
      <div className="health-streams__head">
        <h2 className="h2" id="health-streams">
          {t('health.streams')}
        </h2>
        <Segmented
          label={t('health.show')}
          value={show}
          onChange={setShow}
          options={views.map((value) => ({ value, label: t(`health.views.${value}`) }))}
        />
      </div>
      <Streams show={show} />
    </section>
  );
}

function Streams({ show }: { show: ShownStreams }) {
  const { t } = useTranslation('admin');
  const list = useStreamHealth(show);
  const { data, error, isPending, refetch } = list;
  if (isPending) {
    return (
      <Skeletons>
        <Skeleton className="h-16" />
        <Skeleton className="h-16" />
      </Skeletons>
    );
  }
  if (!data)
    return <ProblemState title={t('health.streams_failed')} error={error} onRetry={() => void refetch()} />;
  const streams = data.pages.flatMap((page) => page.data);
  if (streams.length === 0) {
    return (
      <EmptyState icon={Radio} title={t(`health.empty.${show}.title`)}>
        {t(`health.empty.${show}.text`)}
      </EmptyState>
    );
  }
  return (
    <>
      <div className="panel">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('health.stream')}</th>
              <th scope="col">{t('health.in_database')}</th>
              <th scope="col">{t('health.in_room')}</th>
              <th scope="col">{t('health.in_queue')}</th>
              <th scope="col">{t('health.checked')}</th>
              <th scope="col">{t('health.repaired_short')}</th>
            </tr>
          </thead>
          <tbody>
            {streams.map((row) => (
              <Row key={row.stream.id} row={row} />
            ))}
          </tbody>
        </table>
      </div>
      <ShowMore list={list} className="mt-6" />
    </>
  );
}

function Row({ row }: { row: StreamHealth }) {
  const { t } = useTranslation('admin');
  const { stream, channel, seats, room, queue_length: queued, repairs } = row;
  const taken = formatNumber(seats.taken);
  const viewers = t('health.viewers', { count: room.viewers, viewers: formatNumber(room.viewers) });
  const differs = room.failures === 0 && room.viewers !== seats.taken;
  return (
    <tr>
      <td>
        <Link className="admin-person" to={`/watch/${stream.id}`}>
          <span className="strong block wrap-anywhere">
            <bdi>{stream.title}</bdi>
          </span>
          <span className="small muted wrap-anywhere">
            <bdi>{channel.name}</bdi>
          </span>
        </Link>
        {stream.state === 'interrupted' && <StreamBadge state={stream.state} />}
      </td>
      <td data-label={t('health.in_database')}>
        <span>
          {seats.limit === 'unlimited'
            ? t('health.seats_unlimited', { taken })
            : t('health.seats_of', { taken, limit: formatNumber(seats.limit) })}
          {seats.reserved > 0 && (
            <span className="small muted block">{t('health.reserved', { count: seats.reserved })}</span>
          )}
        </span>
      </td>
      <td data-label={t('health.in_room')}>
        <span>
          {differs ? (
            <Badge tone="warn">
              <TriangleAlert aria-hidden="true" />
              {viewers}
            </Badge>
          ) : (
            viewers
          )}
          {room.participants > room.viewers && (
            <span className="small muted block">
              {t('health.others', { count: room.participants - room.viewers })}
            </span>
          )}
        </span>
      </td>
      <td data-label={t('health.in_queue')}>{formatNumber(queued)}</td>
      <td data-label={t('health.checked')}>
        {room.failures > 0 ? (
          <Badge tone="danger">
            <TriangleAlert aria-hidden="true" />
            {t('health.no_answer', { count: room.failures })}
          </Badge>
        ) : (
          <time dateTime={room.listed_at}>{formatTime(room.listed_at)}</time>
        )}
      </td>
      <td data-label={t('health.repaired_short')}>{formatNumber(repairsIn(repairs))}</td>
    </tr>
  );
}
