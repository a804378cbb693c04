import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../components/dialog.tsx';
import { InviteForm } from './invite-form.tsx';
import type { InviteReport } from '../../api/people/invite-people.ts';
import { InviteReportView } from './invite-report.tsx';

/** Asks whom to invite, and then says what became of each. */
export function InviteDialog({ channelId, onClose }: { channelId: string; onClose: () => void }) {
  const { t } = useTranslation('people');
  const [report, setReport] = useState<InviteReport | null>(null);
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t(report ? 'report.title' : 'invite.title')}
      description={report ? undefined : t('invite.text')}
    >
      {report ? (
        <InviteReportView report={report} onAgain={() => setReport(null)} onClose={onClose} />
      ) : (
        <InviteForm channelId={channelId} onReport={setReport} onClose={onClose} />
      )}
    </Dialog>
  );
}
