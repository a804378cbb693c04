import type { Stream, Viewer } from '@footlight/contracts';
import { type ReactNode, type RefCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageTitle } from '../../components/page-title.tsx';
import { AboutStream } from './about-stream.tsx';
import { Player } from './player.tsx';
import { PlayerOverlay } from './player-overlay.tsx';
import { playerStateOf } from './player-state.ts';
import { useRoomMedia } from './use-room-media.ts';
import { useSteadyState } from './use-steady-state.ts';
import { useWatch } from './use-watch.ts';
import type { StreamUpdate } from '../../lib/live-room/stream-update.ts';
import './player.css';
import './watch.css';

/** What the chat beside the picture needs to know. */
export interface ChatContext {
  stream: Stream | undefined;
  /** Whether there is no chat: nobody may read it who may not watch. */
  closed: boolean;
  /** Who one is; undefined while a seat is being asked for, null when there is none. */
  viewer: Viewer | null | undefined;
  /** Whether chat events come by the room. */
  connected: boolean;
  listen: (listener: (news: StreamUpdate) => void) => () => void;
  /** Takes what leads the focus into the chat's field. */
  handle: RefCallback<{ focus: () => void }>;
}

interface WatchPageProps {
  streamId: string;
  renderChat: (chatContext: ChatContext) => ReactNode;
  /** What those who run a stream can do when it is over. */
  renderPastStreamActions: (stream: Stream) => ReactNode;
  /** What stands in the picture's upper corner on phones, which have no bar here. */
  corner: ReactNode;
}

/** The watch page: picture, name, chat. */
export function WatchPage({ streamId, renderChat, renderPastStreamActions, corner }: WatchPageProps) {
  const { t } = useTranslation('viewing');
  const { session, stream, error, access, phase, room, viewer, seatKeptUntil, seatFree } = useWatch(streamId);
  const picture = useRoomMedia(room);
  const [chat, setChat] = useState<{ focus: () => void } | null>(null);
  const [drawerOpen, setDrawerOpen] = useState(false);

  const state = useSteadyState(playerStateOf({ stream, error, access, phase, picture }), picture?.flow);
  const accessDenied = state.kind === 'access_denied';
  const chatContext: ChatContext = {
    stream,
    closed: accessDenied || state.kind === 'missing' || state.kind === 'canceled' || stream?.viewers === null,
    viewer: viewer ?? (phase.kind === 'joining' ? undefined : null),
    connected: phase.kind === 'watching' && picture?.connection === 'connected',
    listen: session.listen,
    handle: setChat,
  };

  const title = (state.kind === 'missing' ? undefined : stream?.title) ?? t('title');
  const isTurn = phase.kind === 'full' && phase.queue?.place === 'turn';

  return (
    <main
      className="watch"
      id="main"
      tabIndex={-1}
      data-drawer={drawerOpen ? 'open' : undefined}
      data-alone={chatContext.closed || undefined}
    >
      <PageTitle
        title={isTurn ? t('queue.turn_title', { title }) : seatFree ? t('full.free_title', { title }) : title}
      />
      <div className="watch__main">
        <Player
          stream={accessDenied || state.kind === 'missing' ? undefined : stream}
          room={room}
          showsVideo={state.kind === 'picture'}
          overlay={
            state.kind !== 'picture' && (
              <PlayerOverlay
                state={state}
                stream={stream}
                queue={session.queue}
                seatKeptUntil={seatKeptUntil}
                onJoinNow={session.joinNow}
                renderPastStreamActions={renderPastStreamActions}
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
        {state.kind !== 'missing' && <AboutStream stream={stream} accessDenied={accessDenied} />}
      </div>
      <div className="watch__chat">{renderChat(chatContext)}</div>
    </main>
  );
}
