import type { InviteOutcome } from '@footlight/contracts';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { DialogBody, DialogFoot } from '../../components/dialog.tsx';
import { MissingRight } from '../../components/missing-right.tsx';
import { Notice } from '../../components/notice.tsx';
import { formatNumber } from '../../lib/format.ts';
import type { InviteReport } from '../../api/people/invite-people.ts';
import { focusElement } from './focus-element.ts';

/** Lines that are shown at most: a page with ten thousand would stand still. */
const mostShown = 200;

interface InviteReportViewProps {
  report: InviteReport;
  onAgain: () => void;
  onClose: () => void;
}

/** How many were invited, and each line that was not, with the reason. */
export function InviteReportView({ report, onAgain, onClose }: InviteReportViewProps) {
  const { t } = useTranslation('people');
  const title = useId();
  const refused = report.data.flatMap(({ line, text, outcome }) =>
    outcome === 'invited' ? [] : [{ line, text, outcome }],
  );
  const hidden = refused.length - mostShown;
  const noRoom = refused.some(({ outcome }) => outcome === 'plan_limit_reached');
  const counted = (count: number) => ({ count, number: formatNumber(count) });
  return (
    <>
      <DialogBody>
        <Notice tone={report.invited > 0 ? 'ok' : 'warn'} role="status" ref={focusElement}>
          {report.invited === 0 ? t('report.nobody') : t('report.invited', counted(report.invited))}{' '}
          {refused.length === 0 && t('report.all')}
        </Notice>
        {noRoom && (
          <MissingRight lack={{ right: 'staff', plan: report.needed_plan }}>{t('limit_help')}</MissingRight>
        )}
        {refused.length > 0 && (
          <div>
            <p className="strong mb-2" id={title}>
              {t('report.not', counted(refused.length))}
            </p>
            {/* It scrolls, so the keyboard must reach it. */}
            <div className="people-report" role="region" aria-labelledby={title} tabIndex={0}>
              <Lines lines={refused.slice(0, mostShown)} />
            </div>
            {hidden > 0 && <p className="small sub mt-3">{t('report.more', counted(hidden))}</p>}
          </div>
        )}
      </DialogBody>
      <DialogFoot>
        <Button onClick={onAgain}>{t('invite.again')}</Button>
        <Button variant="primary" onClick={onClose}>
          {t('invite.done')}
        </Button>
      </DialogFoot>
    </>
  );
}

interface LinesProps {
  lines: readonly { line: number; text: string; outcome: Exclude<InviteOutcome, 'invited'> }[];
}

function Lines({ lines }: LinesProps) {
  const { t } = useTranslation('people');
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{t('report.line')}</th>
          <th scope="col">{t('report.written')}</th>
          <th scope="col">{t('report.reason')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ line, text, outcome }, index) => (
          // A line may hold several of them.
          <tr key={index}>
            <td className="num muted">{formatNumber(line)}</td>
            <td className="wrap-anywhere">
              <bdi>{text}</bdi>
            </td>
            <td className="sub">{t(`report.outcome.${outcome}`)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
