import { AccessToken, TokenVerifier, TrackSource, type VideoGrant } from 'livekit-server-sdk';
import type { Config } from '../../config/config.ts';
import { AppError } from '../../http/app-error.ts';

/** A token and the moment after which it opens nothing. */
export interface RoomToken {
  token: string;
  expiresAt: Date;
}

async function sign(
  config: Config,
  identity: string,
  name: string | undefined,
  grant: VideoGrant,
): Promise<RoomToken> {
  const ttl = config.tokens.roomMs / 1000;
  const token = new AccessToken(config.livekit.apiKey, config.livekit.apiSecret, {
    identity,
    ttl,
    ...(name && { name }),
  });
  token.addGrant(grant);
  const expiresAt = new Date(Date.now() + config.tokens.roomMs);
  return { token: await token.toJwt(), expiresAt };
}

/** A token to publish with: camera, microphone and screen, in one room, under the account's id. */
export function hostToken(config: Config, room: string, userId: string, name: string): Promise<RoomToken> {
  return sign(config, userId, name, {
    roomJoin: true,
    room,
    canPublish: true,
    canPublishSources: [
      TrackSource.CAMERA,
      TrackSource.MICROPHONE,
      TrackSource.SCREEN_SHARE,
      TrackSource.SCREEN_SHARE_AUDIO,
    ],
    canPublishData: true,
    canSubscribe: true,
  });
}

/** A token for an encoder: it publishes a picture and a sound, and gets nothing. Its identity is its stream key's id. */
export function encoderToken(config: Config, room: string, keyId: string, name: string): Promise<RoomToken> {
  return sign(config, keyId, name, {
    roomJoin: true,
    room,
    canPublish: true,
    canPublishSources: [TrackSource.CAMERA, TrackSource.MICROPHONE],
    canPublishData: false,
    canSubscribe: false,
  });
}

/** A token to watch with: publishes nothing, and is hidden, so that viewers do not learn of each other from LiveKit. */
export function viewerToken(config: Config, room: string, seatId: string): Promise<RoomToken> {
  return sign(config, seatId, undefined, {
    roomJoin: true,
    room,
    canPublish: false,
    canPublishData: false,
    canSubscribe: true,
    hidden: true,
  });
}

/** How far the clocks of those who made a token and who reads it may differ, in seconds: each may be a minute off, as LiveKit allows. */
export const clockToleranceSeconds = 125;

/** Who a media token lets in, and where. */
export interface RoomClaims {
  room: string;
  identity: string;
}

/**
 * Reads a token that is presented at the signalling gateway. LiveKit hands participants refreshed tokens, so these count too.
 * @throws AppError `media_token_invalid` with the reason when it is forged, old, or made for anything but joining a room
 */
export async function readRoomToken(config: Config, token: string): Promise<RoomClaims> {
  const verifier = new TokenVerifier(config.livekit.apiKey, config.livekit.apiSecret);
  const claims = await verifier.verify(token, clockToleranceSeconds).catch((error: unknown) => {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    throw new AppError(
      'media_token_invalid',
      code === 'ERR_JWT_EXPIRED' ? 'The media token has expired.' : 'The media token is not one of ours.',
    );
  });
  const { video } = claims;
  const administers = video?.roomAdmin ?? video?.roomCreate ?? video?.roomList ?? video?.roomRecord ?? false;
  if (!claims.exp || !claims.sub || !video?.roomJoin || !video.room || administers) {
    throw new AppError('media_token_invalid', 'The media token was not made for joining a room.');
  }
  return { room: video.room, identity: claims.sub };
}
