import { useParams } from 'react-router';
import { ChatPanel } from '../../features/chat/chat-panel.tsx';
import { WatchPage } from '../../features/viewing/watch-page.tsx';
import { addTranslations } from '../../lib/i18n.ts';
import { viewing } from '../../locales/en/viewing.ts';
import { chat } from '../../locales/en/chat.ts';
import { NotificationsButton } from '../notifications-button.tsx';
import { PastStreamActions } from '../past-stream-actions.tsx';

addTranslations('viewing', viewing);
addTranslations('chat', chat);

/** The watch page: the stream and its chat beside it. */
export function Component() {
  const { streamId = '' } = useParams();
  return (
    <WatchPage
      key={streamId}
      streamId={streamId}
      corner={<NotificationsButton />}
      renderPastStreamActions={(stream) => <PastStreamActions stream={stream} />}
      renderChat={({ stream, closed, viewer, connected, listen, handle }) =>
        !closed && (
          <ChatPanel
            streamId={streamId}
            state={stream?.state}
            canModerate={stream?.can.moderate ?? false}
            viewer={viewer}
            connected={connected}
            listen={listen}
            ref={handle}
          />
        )
      }
    />
  );
}
