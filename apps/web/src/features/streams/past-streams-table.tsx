import type { Stream } from '@footlight/contracts';
import { useTranslation } from 'react-i18next';
import { formatLength, formatMoment } from '../../lib/format.ts';
import { VisibilityLabel } from './visibility-label.tsx';

export function PastStreamsTable({ streams }: { streams: readonly Stream[] }) {
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
        </tr>
      </thead>
      <tbody>
        {streams.map((stream) => (
          <tr key={stream.id}>
            <td className="strong wrap-anywhere max-tablet:col-span-2">
              <bdi>{stream.title}</bdi>
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
