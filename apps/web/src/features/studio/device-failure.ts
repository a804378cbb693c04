export type DeviceKind = 'camera' | 'microphone';

/** Why there is no picture or no sound from a device. Each has words and a next step of its own. */
export type DeviceFailure =
  /** There is none. */
  | 'absent'
  /** The person or the browser said no. */
  | 'refused'
  /** Another program has it. */
  | 'busy'
  /** It was there, and is gone. */
  | 'unplugged'
  /** This page is not served over https, so the browser hands out no devices at all. */
  | 'insecure'
  | 'unknown';

/** Reads what `getUserMedia` threw (W3C Media Capture and Streams, and the older names that browsers still use). */
export function readDeviceFailure(error: unknown): DeviceFailure {
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  switch (name) {
    case 'NotAllowedError':
    case 'PermissionDeniedError':
    case 'SecurityError':
      return 'refused';
    case 'NotFoundError':
    case 'DevicesNotFoundError':
    case 'OverconstrainedError':
      return 'absent';
    case 'NotReadableError':
    case 'TrackStartError':
    case 'AbortError':
      return 'busy';
    default:
      return 'unknown';
  }
}
