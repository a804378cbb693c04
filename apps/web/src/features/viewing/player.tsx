import type { Stream } from '@footlight/contracts';
import {
  ChevronLeft,
  Eye,
  Maximize,
  MessageSquare,
  Minimize,
  Pause,
  Play,
  Volume2,
  VolumeX,
  Zap,
} from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Badge, StreamBadge } from '../../components/badge.tsx';
import { Button } from '../../components/button.tsx';
import { formatNumber } from '../../lib/format.ts';
import type { Delay } from '../../lib/live-room/delay.ts';
import type { Quality, ViewerRoom } from '../../lib/live-room/viewer-room.ts';
import { PlayerButton } from './player-button.tsx';
import { QualityMenu } from './quality-menu.tsx';
import { RunningTime } from './running-time.tsx';
import { useDelay } from './use-delay.ts';
import { useFullScreen } from './use-full-screen.ts';
import { useRoomMedia } from './use-room-media.ts';
import { useIdleControls } from './use-idle-controls.ts';
import { useShortcuts } from './use-shortcuts.ts';
import { useSound } from './use-sound.ts';
import { VideoTrack } from './video-track.tsx';
import { VolumeSlider } from './volume-slider.tsx';

interface PlayerProps {
  stream: Stream | undefined;
  room: ViewerRoom | null;
  /** Whether the picture is to be seen; else `overlay` fills the frame. */
  showsVideo: boolean;
  overlay: ReactNode;
  /** What stands in the upper corner on phones. */
  corner: ReactNode;
  /** The chat as a drawer beside the picture, where there is no room for both. */
  drawer: { open: boolean; toggle: () => void };
  onChatKey: () => void;
}

/** The frame: 16:9 in every state. The picture with its controls, or words. */
export function Player({ stream, room, showsVideo, overlay, corner, drawer, onChatKey }: PlayerProps) {
  const { t } = useTranslation('viewing');
  const [frame, setFrame] = useState<HTMLDivElement | null>(null);
  const [paused, setPaused] = useState(false);
  const [quality, setQuality] = useState<Quality>('auto');
  const picture = useRoomMedia(room);
  const [sound, setSound] = useSound(room);
  const delay = useDelay(room, showsVideo && !paused);
  const fullScreen = useFullScreen(frame);
  const { resting, handlers } = useIdleControls();

  const togglePause = () => {
    room?.setPaused(!paused);
    setPaused(!paused);
  };
  const toggleMute = () => {
    if (picture?.soundRefused) void room?.startSound().catch(() => undefined);
    setSound({ ...sound, muted: picture?.soundRefused ? false : !sound.muted });
  };
  const shortcuts = useShortcuts({
    pause: togglePause,
    mute: toggleMute,
    fullScreen: fullScreen.toggle,
    chat: onChatKey,
  });

  const isLive = stream?.state === 'live';
  const silent = sound.muted || picture?.soundRefused === true;
  const shared = picture?.screen === true;

  return (
    <div
      ref={setFrame}
      className="player"
      role="group"
      aria-label={t('player')}
      data-idle={(resting && showsVideo && !paused) || undefined}
      {...handlers}
    >
      <VideoTrack
        room={room}
        source="screen"
        track={picture?.screenTrack ?? null}
        place="main"
        hidden={!shared}
        label={t('player')}
      />
      <VideoTrack
        room={room}
        source="camera"
        track={picture?.cameraTrack ?? null}
        place={shared ? 'corner' : 'main'}
        hidden={picture?.camera !== 'on'}
        label={t('player')}
      />
      {!showsVideo && <div className="player__overlay">{overlay}</div>}
      <div className="player__top">
        <div className="player__facts">
          <Link className="ctl player__back" to="/" aria-label={t('back')}>
            <ChevronLeft aria-hidden="true" />
          </Link>
          {stream && (isLive || stream.state === 'interrupted') && (
            <>
              <StreamBadge state={stream.state} />
              {stream.started_at !== null && <RunningTime since={stream.started_at} />}
            </>
          )}
        </div>
        <div className="player__facts">
          {isLive && stream.viewers !== null && (
            <>
              <Badge tone="plate">
                <Eye aria-hidden="true" />
                <span aria-hidden="true">{formatNumber(stream.viewers)}</span>
                <span className="sr-only">{t('watching', { ns: 'common', count: stream.viewers })}</span>
              </Badge>
              {delay && <DelayChip delay={delay} />}
            </>
          )}
          <div className="player__corner">{corner}</div>
        </div>
      </div>
      {showsVideo && paused && (
        <div className="player__middle">
          <Button size="lg" onClick={togglePause}>
            <Play size={22} strokeWidth={1.75} aria-hidden="true" />
            {t('paused')}
          </Button>
        </div>
      )}
      {showsVideo && !paused && picture?.soundRefused && (
        <div className="player__middle" data-late="">
          <Button onClick={toggleMute}>
            <VolumeX size={18} strokeWidth={1.75} aria-hidden="true" />
            {t('controls.sound')}
          </Button>
        </div>
      )}
      <div className="player__bar">
        {showsVideo && (
          <>
            <PlayerButton label={paused ? t('controls.play') : t('controls.pause')} onClick={togglePause}>
              {paused ? <Play /> : <Pause />}
            </PlayerButton>
            <PlayerButton label={silent ? t('controls.unmute') : t('controls.mute')} onClick={toggleMute}>
              {silent ? <VolumeX /> : <Volume2 />}
            </PlayerButton>
            <VolumeSlider sound={sound} onChange={setSound} />
          </>
        )}
        <span className="grow" />
        <PlayerButton
          className="player__drawer"
          label={drawer.open ? t('controls.hide_chat') : t('controls.chat')}
          aria-expanded={drawer.open}
          onClick={drawer.toggle}
        >
          <MessageSquare />
        </PlayerButton>
        {showsVideo && (
          <>
            <QualityMenu
              layers={picture?.layers ?? []}
              quality={quality}
              onQuality={(next) => {
                room?.setQuality(next);
                setQuality(next);
              }}
              delay={delay}
              shortcuts={shortcuts}
              container={fullScreen.isFull ? frame : null}
            />
            <PlayerButton
              label={fullScreen.isFull ? t('controls.leave_full_screen') : t('controls.full_screen')}
              onClick={fullScreen.toggle}
            >
              {fullScreen.isFull ? <Minimize /> : <Maximize />}
            </PlayerButton>
          </>
        )}
      </div>
    </div>
  );
}

/** Seconds above which a delay is worth a warning. */
const late = 2;

function DelayChip({ delay }: { delay: Delay }) {
  const { t } = useTranslation('viewing');
  const value = (delay.buffer + delay.network) / 1000;
  const seconds = formatNumber(Math.max(0.1, Math.round(value * 10) / 10));
  return (
    <Badge tone={value > late ? 'warn' : 'plate'}>
      <Zap aria-hidden="true" />
      <span className="max-tablet:hidden">{t('behind', { seconds })}</span>
      <span className="tablet:hidden">{t('behind_short', { seconds })}</span>
    </Badge>
  );
}
