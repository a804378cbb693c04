import type { Stream, Viewer } from '@footlight/contracts';
import { type ReactNode, type RefCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageTitle } from '../../components/page-title.tsx';
import { AboutStream } from './about-stream.tsx';
import { Player } from './player.tsx';
import { StageWords } from './stage-words.tsx';
import { stageOf } from './stage.ts';
import { usePicture } from './use-picture.ts';
import { useWatch } from './use-watch.ts';
import type { WatchNews } from './watch-session.ts';
import './player.css';
import './watch.css';

/** What the chat beside the picture needs to know. */
export interface Audience {
  stream: Stream | undefined;
  /** Whether there is no chat: nobody may read it who may not watch. */
  closed: boolean;
  /** Who one is; undefined while a seat is being asked for, null when there is none. */
  viewer: Viewer | null | undefined;
  /** Whether chat events come by the room. */
  connected: boolean;
  listen: (listener: (news: WatchNews) => void) => () => void;
  /** Takes what leads the focus into the chat's field. */
  handle: RefCallback<{ focus: () => void }>;
}

interface WatchPageProps {
  streamId: string;
  renderChat: (audience: Audience) => ReactNode;
  /** What those who run a stream can do when it is over. */
  renderPastAct: (stream: Stream) => ReactNode;
  /** What stands in the picture's upper corner on phones, which have no bar here. */
  corner: ReactNode;
}

/** The watch page: picture, name, chat. */
export function WatchPage({ streamId, renderChat, renderPastAct, corner }: WatchPageProps) {
  const { t } = useTranslation('viewing');
  const { session, stream, error, access, phase, room, viewer } = useWatch(streamId);
  const picture = usePicture(room);
  const [chat, setChat] = useState<{ focus: () => void } | null>(null);
  const [drawerOpen, setDrawerOpen] = useState(false);

  const stage = stageOf({ stream, error, access, phase, picture });
  const barred = stage.kind === 'barred';
  const audience: Audience = {
    stream,
    closed: barred || stage.kind === 'missing' || stage.kind === 'canceled' || stream?.viewers === null,
    viewer: viewer ?? (phase.kind === 'joining' ? undefined : null),
    connected: phase.kind === 'watching' && picture?.connection === 'connected',
    listen: session.listen,
    handle: setChat,
  };

  return (
    <main
      className="watch"
      id="main"
      tabIndex={-1}
      data-drawer={drawerOpen ? 'open' : undefined}
      data-alone={audience.closed || undefined}
    >
      <PageTitle title={stream?.title ?? t('title')} />
      <div className="watch__main">
        <Player
          stream={barred ? undefined : stream}
          room={room}
          onStage={stage.kind === 'picture'}
          curtain={
            stage.kind !== 'picture' && (
              <StageWords
                stage={stage}
                stream={stream}
                onJoinNow={session.joinNow}
                renderPastAct={renderPastAct}
              />
            )
          }
          corner={corner}
          drawer={{ open: drawerOpen, toggle: () => setDrawerOpen(!drawerOpen) }}
          onChatKey={() => {
            setDrawerOpen(true);
            // The drawer takes no focus before it is open.
            requestAnimationFrame(() => chat?.focus());
          }}
        />
        {stage.kind !== 'missing' && <AboutStream stream={stream} barred={barred} />}
      </div>
      <div className="watch__chat">{renderChat(audience)}</div>
    </main>
  );
}
