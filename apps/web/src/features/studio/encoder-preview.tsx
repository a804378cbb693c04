import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../components/badge.tsx';
import { LoadingIndicator, StatusOverlay } from '../../components/status-overlay.tsx';
import type { RoomEncoder } from '../../lib/live-room/encoder/encoder-tracks.ts';
import type { HostRoom } from '../../lib/live-room/host-room.ts';

interface EncoderPreviewProps {
  room: HostRoom;
  encoder: RoomEncoder;
}

/** What arrives from an encoder, without its sound. */
export function EncoderPreview({ room, encoder: { id, picture } }: EncoderPreviewProps) {
  const { t } = useTranslation('studio');
  const element = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    if (picture === null || !element.current) return;
    return room.encoders.show(id, element.current);
  }, [room, id, picture]);
  return (
    <div className="preview" data-live>
      <video
        ref={element}
        className="preview__video"
        data-place="main"
        hidden={picture === null}
        aria-label={t('encoder.alt')}
        muted
        autoPlay
        playsInline
      />
      {picture === null && (
        <StatusOverlay
          ratio="none"
          role="status"
          icon={<LoadingIndicator />}
          title={t('encoder.no_picture_yet')}
        />
      )}
      <div className="preview__top">
        <Badge tone="plate">{t('encoder.incoming')}</Badge>
      </div>
    </div>
  );
}

/** In the place of the picture while no encoder is connected. */
export function NoEncoder({ text }: { text: string }) {
  const { t } = useTranslation('studio');
  return (
    <div className="preview">
      <StatusOverlay ratio="none" role="status" icon={<LoadingIndicator />} title={t('encoder.waiting')}>
        {text}
      </StatusOverlay>
    </div>
  );
}
