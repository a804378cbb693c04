import { useEffect, useRef } from 'react';

interface TrackViewProps {
  track: MediaStreamTrack;
  label: string;
  place: 'stage' | 'corner';
  mirrored: boolean;
}

/** One's own picture, before it is sent. */
export function TrackView({ track, label, place, mirrored }: TrackViewProps) {
  const element = useRef<HTMLVideoElement>(null);

  useEffect(() => {
    const video = element.current;
    if (!video) return;
    video.srcObject = new MediaStream([track]);
    return () => {
      video.srcObject = null;
    };
  }, [track]);

  return (
    <video
      ref={element}
      className="preview__video"
      data-place={place}
      data-mirrored={mirrored || undefined}
      aria-label={label}
      muted
      autoPlay
      playsInline
    />
  );
}
