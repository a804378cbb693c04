import { Video } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button.tsx';

const load = () => import('./go-live-dialog.tsx');
const GoLiveDialog = lazy(async () => ({ default: (await load()).GoLiveDialog }));

/** The button of the page, and the question behind it. The form's code comes with the first press. */
export function GoLive({ channelId, allowsPrivate }: { channelId: string; allowsPrivate: boolean }) {
  const { t } = useTranslation('streams');
  const [open, setOpen] = useState(false);
  const [asked, setAsked] = useState(false);
  const ahead = () => void load().catch(() => undefined);
  return (
    <>
      <Button
        variant="primary"
        className="max-tablet:grow"
        onPointerEnter={ahead}
        onFocus={ahead}
        onClick={() => {
          setAsked(true);
          setOpen(true);
        }}
      >
        <Video size={18} strokeWidth={1.75} aria-hidden="true" />
        {t('dashboard.go_live')}
      </Button>
      {asked && (
        <Suspense>
          <GoLiveDialog
            channelId={channelId}
            allowsPrivate={allowsPrivate}
            open={open}
            onOpenChange={setOpen}
          />
        </Suspense>
      )}
    </>
  );
}
