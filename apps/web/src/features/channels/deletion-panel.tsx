import type { ChannelPage } from '@footlight/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Panel } from '../../components/panel.tsx';
import { DeleteDialog } from './delete-dialog.tsx';

interface DeletionPanelProps {
  channel: ChannelPage;
  onDeleted: () => void;
}

/** What deleting the channel means, and the way to it. */
export function DeletionPanel({ channel, onDeleted }: DeletionPanelProps) {
  const { t } = useTranslation('channels');
  const [asking, setAsking] = useState(false);
  return (
    <Panel title={t('deletion.title')}>
      <div className="grid gap-5">
        <p className="sub measure">{t('deletion.text')}</p>
        <div>
          <Button variant="danger" onClick={() => setAsking(true)}>
            {t('deletion.open')}
          </Button>
        </div>
        {asking && <DeleteDialog channel={channel} onClose={() => setAsking(false)} onDeleted={onDeleted} />}
      </div>
    </Panel>
  );
}
