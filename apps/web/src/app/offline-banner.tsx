import { WifiOff } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../components/button.tsx';
import { Notice } from '../components/notice.tsx';
import { probe, useConnectionLost } from '../lib/connection.ts';

/** Says that nobody answers, for as long as that lasts. */
export function OfflineBanner() {
  const { t } = useTranslation();
  const lost = useConnectionLost();
  const [trying, setTrying] = useState(false);
  if (!lost) return null;

  const tryNow = async () => {
    setTrying(true);
    await probe();
    setTrying(false);
  };

  return (
    <Notice
      tone="danger"
      role="alert"
      icon={WifiOff}
      className="offline"
      title={navigator.onLine ? t('offline.unreachable') : t('offline.title')}
      action={
        <Button size="sm" busy={trying} onClick={() => void tryNow()}>
          {t('offline.try')}
        </Button>
      }
    >
      {t('offline.text')}
    </Notice>
  );
}
