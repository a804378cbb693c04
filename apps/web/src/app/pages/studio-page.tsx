import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { RequireAccount } from '../../components/require-account.tsx';
import { ChatPanel } from '../../features/chat/chat-panel.tsx';
import { StudioSkeleton } from '../../features/studio/studio-frame.tsx';
import { StudioPage } from '../../features/studio/studio-page.tsx';
import { preloadHostRoom } from '../../lib/live-room/load-host-room.ts';
import { addTranslations } from '../../lib/i18n.ts';
import { studio } from '../../locales/en/studio.ts';
import { chat } from '../../locales/en/chat.ts';
import { PastStreamActions } from '../past-stream-actions.tsx';

addTranslations('studio', studio);
addTranslations('chat', chat);

// Fetched while the host looks at the preview, so that going live waits for nothing.
preloadHostRoom().catch(() => undefined);

/** The studio: the broadcast and its chat beside it. */
export function Component() {
  const { streamId = '' } = useParams();
  const { t } = useTranslation('studio');
  return (
    <RequireAccount waiting={<StudioSkeleton />} failedTitle={t('failed_title')}>
      {({ id, display_name }) => (
        <StudioPage
          key={streamId}
          streamId={streamId}
          renderPastStreamActions={(stream) => <PastStreamActions stream={stream} />}
          renderChat={({ stream, connected, listen }) => (
            <ChatPanel
              streamId={streamId}
              state={stream.state}
              canModerate={stream.can.moderate}
              viewer={{ kind: 'account', id, display_name }}
              connected={connected}
              listen={listen}
            />
          )}
        />
      )}
    </RequireAccount>
  );
}
