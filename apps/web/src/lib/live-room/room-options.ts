import { readStored } from '../browser-storage.ts';

/**
 * Whether the room may lower or pause a video that is small or hidden. A browser without a screen counts as hidden, so
 * tests switch it off: `localStorage['footlight.adaptive-stream'] = 'off'`.
 */
export function wantsAdaptiveStream(): boolean {
  return readStored('footlight.adaptive-stream') !== 'off';
}

/**
 * How to look for a way to the media server. On this machine there is nothing to find out, and a media server that is
 * not told its address would send the browser to public STUN servers.
 */
export function rtcConfigFor(url: string): RTCConfiguration | undefined {
  const { hostname } = new URL(url);
  const isThisMachine = hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.');
  return isThisMachine ? { iceServers: [] } : undefined;
}
