import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { InviteDialog } from './invite-dialog.tsx';

/** The button, and the question behind it. */
export function InviteButton({ channelId }: { channelId: string }) {
  const { t } = useTranslation('people');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="sm" variant="primary" onClick={() => setOpen(true)}>
        <UserPlus size={16} strokeWidth={1.75} aria-hidden="true" />
        {t('invite.open')}
      </Button>
      {open && <InviteDialog channelId={channelId} onClose={() => setOpen(false)} />}
    </>
  );
}
