import { useEffect, useRef } from 'react';
import type { ViewerRoom } from '../../lib/live-room/viewer-room.ts';

interface VideoTrackProps {
  room: ViewerRoom | null;
  source: 'camera' | 'screen';
  /** The track to show: another number, another track. */
  track: number | null;
  /** `corner`: small, over another picture. */
  place: 'main' | 'corner';
  /** Not seen, for example while its camera is off. */
  hidden: boolean;
  label: string;
}

/** One moving picture. Its sound is played apart from it, so it may always start by itself. */
export function VideoTrack({ room, source, track, place, hidden, label }: VideoTrackProps) {
  const element = useRef<HTMLVideoElement>(null);

  useEffect(() => {
    if (!room || track === null || !element.current) return;
    return room.show(source, element.current);
  }, [room, source, track]);

  return (
    <video
      ref={element}
      className="player__video"
      data-place={place}
      data-source={source}
      hidden={hidden}
      aria-label={label}
      muted
      autoPlay
      playsInline
    />
  );
}
