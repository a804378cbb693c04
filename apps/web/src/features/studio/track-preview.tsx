import { useEffect, useRef } from 'react';

interface TrackPreviewProps {
  track: MediaStreamTrack;
  label: string;
  place: 'main' | 'corner';
  mirrored: boolean;
}

/** One's own picture, before it is sent. */
export function TrackPreview({ track, label, place, mirrored }: TrackPreviewProps) {
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
