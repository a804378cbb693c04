import type { Stream } from '@footlight/contracts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { formatLength, formatMoment } from '../../../lib/format.ts';
import type { PlanRights } from '../../../api/plans/plan-rights.ts';
import { DuplicateButton } from '../planning/duplicate-button.tsx';
import { VisibilityLabel } from '../visibility-label.tsx';

interface PastStreamsTableProps {
  streams: readonly Stream[];
  /** The zone of the account. */
  zone: string;
  rights: PlanRights;
}

/** Streams that have ended, with how long they were on air, and the way to more like them. */
export function PastStreamsTable({ streams, zone, rights }: PastStreamsTableProps) {
  const { t } = useTranslation('streams');
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{t('past.stream')}</th>
          <th scope="col">{t('past.who')}</th>
          <th scope="col">{t('past.started')}</th>
          <th scope="col" className="text-end!">
            {t('past.length')}
          </th>
          <th scope="col">
            <span className="sr-only">{t('past.acts')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {streams.map((stream) => (
          <tr key={stream.id}>
            <td className="strong wrap-anywhere max-tablet:col-span-2">
              {stream.started_at !== null && stream.can.moderate ? (
                <Link className="row-link" to={`/dashboard/streams/${stream.id}/report`}>
                  <bdi>{stream.title}</bdi>
                </Link>
              ) : (
                <bdi>{stream.title}</bdi>
              )}
            </td>
            <td data-label={t('past.who')} className="tablet:whitespace-nowrap">
              <VisibilityLabel visibility={stream.visibility} />
            </td>
            <td data-label={t('past.started')} className="num tablet:whitespace-nowrap">
              {stream.started_at === null ? t('past.not_started') : formatMoment(stream.started_at)}
            </td>
            <td data-label={t('past.length')} className="num tablet:text-end tablet:whitespace-nowrap">
              {lengthOf(stream)}
            </td>
            <td className="stream-actions-cell">
              <div className="stream-actions">
                {stream.can.manage && <DuplicateButton stream={stream} zone={zone} rights={rights} />}
              </div>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** How long it was on air; a dash for one that never was. */
function lengthOf({ started_at, ended_at }: Stream): string {
  return started_at === null || ended_at === null
    ? '–'
    : formatLength(Date.parse(ended_at) - Date.parse(started_at));
}
