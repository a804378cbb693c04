import type { Account } from '@footlight/contracts';
import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Panel } from '../../components/panel.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { useExportMe } from '../../api/account/export-me.ts';
import { saveFile } from '../../lib/save-file.ts';

/** Everything that is stored about the account, as a file to keep. */
export function ExportPanel({ account }: { account: Account }) {
  const { t } = useTranslation('account');
  const get = useExportMe();
  const start = () => {
    const day = new Date().toISOString().slice(0, 10);
    get.mutate(undefined, {
      onSuccess: (file) => saveFile(file, t('export.file', { handle: account.handle, day })),
    });
  };
  return (
    <Panel title={t('export.title')}>
      <div className="grid gap-4">
        <p className="sub measure">{t('export.text')}</p>
        {get.error && (
          <ProblemNotice error={get.error} title={t('export.failed')} onRetry={start} busy={get.isPending} />
        )}
        <div className="flex flex-wrap items-center gap-4">
          <Button busy={get.isPending} onClick={start}>
            {!get.isPending && <Download size={18} strokeWidth={1.75} aria-hidden="true" />}
            {t('export.get')}
          </Button>
          <p className="small sub empty:sr-only" role="status">
            {get.isPending ? t('export.working') : get.isSuccess ? t('export.done') : ''}
          </p>
        </div>
      </div>
    </Panel>
  );
}
