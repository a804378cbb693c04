import { CircleAlert, CircleCheck, CircleDashed, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../components/badge.tsx';
import { MissingRightText } from '../../components/missing-right.tsx';
import { Panel } from '../../components/panel.tsx';
import { type Check, type CheckState, obstacleOf } from './pre-live-checks.ts';

const icons = {
  ok: CircleCheck,
  warn: TriangleAlert,
  stop: CircleAlert,
  wait: CircleDashed,
} as const satisfies Record<CheckState, unknown>;

interface ChecksPanelProps {
  checks: readonly Check[];
  /** Before going live, what prevents it is said below the list, for the button to refer to. */
  before: boolean;
  obstacleId: string;
}

/** What works and what does not, and what keeps the stream from starting. */
export function ChecksPanel({ checks, before, obstacleId }: ChecksPanelProps) {
  const { t } = useTranslation('studio');
  const open = checks.filter((check) => check.state === 'warn' || check.state === 'stop').length;
  const obstacle = before ? obstacleOf(checks) : undefined;
  return (
    <Panel
      flush
      title={before ? t('checks.title') : t('checks.title_on_air')}
      aside={
        open > 0 ? (
          <Badge tone={checks.some((check) => check.state === 'stop') ? 'danger' : 'warn'}>
            {t('checks.to_look_at', { count: open })}
          </Badge>
        ) : (
          checks.every((check) => check.state === 'ok') && <Badge tone="ok">{t('checks.all_ok')}</Badge>
        )
      }
    >
      <ul className="checks">
        {checks.map((check) => {
          const Icon = icons[check.state];
          return (
            <li key={check.name} className="checks__row" data-state={check.state}>
              <Icon size={18} strokeWidth={1.75} aria-hidden="true" />
              <div>
                <p className="strong small">{t(`checks.${check.name}`)}</p>
                <p className="small muted">{t(`checks.${check.message}`)}</p>
                {check.name === 'plan' && (
                  <p className="small sub mt-1">
                    <MissingRightText lack={{ right: check.message === 'plan_host' ? 'host' : 'private' }} />
                  </p>
                )}
              </div>
            </li>
          );
        })}
      </ul>
      {obstacle && (
        <p className="checks__obstacle small" id={obstacleId}>
          {t('checks.obstacle', { reason: lowerFirst(t(`checks.${obstacle.message}`)) })}
        </p>
      )}
    </Panel>
  );
}

function lowerFirst(sentence: string): string {
  return sentence.charAt(0).toLocaleLowerCase() + sentence.slice(1);
}
