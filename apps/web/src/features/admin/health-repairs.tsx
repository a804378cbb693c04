import type { Repairs } from '@footlight/contracts';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../components/panel.tsx';
import { formatNumber } from '../../lib/format.ts';

const kinds = [
  'participant_without_seat',
  'seat_without_participant',
  'stream_without_room',
  'orphaned_room',
] as const satisfies (keyof Repairs)[];

/** What reconciling put right in the last hour. */
export function HealthRepairs({ repairs }: { repairs: Repairs }) {
  const { t } = useTranslation('admin');
  return (
    <Panel title={t('health.repaired')} flush>
      <dl className="health-repairs">
        {kinds.map((kind) => (
          <div key={kind}>
            <dt>
              {t(`health.repairs.${kind}.title`)}
              <span className="small muted block">{t(`health.repairs.${kind}.text`)}</span>
            </dt>
            <dd className="strong">{formatNumber(repairs[kind])}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}
