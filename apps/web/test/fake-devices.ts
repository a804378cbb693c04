/** A camera's or microphone's track without a device: a test says when it ends. */
export class FakeTrack extends EventTarget implements MediaStreamTrack {
  enabled = true;
  readonly id = crypto.randomUUID();
  readonly kind: 'video' | 'audio';
  readonly label = '';
  readonly muted = false;
  readyState: MediaStreamTrackState = 'live';
  contentHint = '';
  onended = null;
  onmute = null;
  onunmute = null;
  readonly #deviceId: string;

  constructor(kind: 'video' | 'audio', deviceId: string) {
    super();
    this.kind = kind;
    this.#deviceId = deviceId;
  }
  /** The device is pulled out, or the permission taken back. */
  end(): void {
    this.readyState = 'ended';
    this.dispatchEvent(new Event('ended'));
  }
  stop(): void {
    this.readyState = 'ended';
  }
  getSettings = () => ({ deviceId: this.#deviceId, width: 1280, height: 720, frameRate: 30 });
  getCapabilities = () => ({});
  getConstraints = () => ({});
  applyConstraints = async () => undefined;
  clone = () => new FakeTrack(this.kind, this.#deviceId);
}

export class FakeStream extends EventTarget {
  readonly #tracks: FakeTrack[];
  constructor(tracks: FakeTrack[]) {
    super();
    this.#tracks = tracks;
  }
  getTracks = () => this.#tracks;
  getVideoTracks = () => this.#tracks.filter((track) => track.kind === 'video');
  getAudioTracks = () => this.#tracks.filter((track) => track.kind === 'audio');
}

/** The devices of a machine: a test plugs them in and out, and says what asking for them ends with. */
export class FakeDevices extends EventTarget {
  list: { deviceId: string; kind: MediaDeviceKind; label: string }[] = [];
  /** Every question, as the kinds and devices that were asked for. */
  asked: string[] = [];
  /** What asking for a kind ends with, instead of a track: the name of a `DOMException`. */
  failures: { video?: string; audio?: string; screen?: string } = {};
  tracks: FakeTrack[] = [];

  plug(kind: 'video' | 'audio', deviceId: string, label = deviceId): void {
    this.list.push({ deviceId, kind: `${kind}input`, label });
    this.dispatchEvent(new Event('devicechange'));
  }
  unplug(deviceId: string): void {
    this.list = this.list.filter((device) => device.deviceId !== deviceId);
    for (const track of this.tracks) {
      if (track.getSettings().deviceId === deviceId && track.readyState === 'live') track.end();
    }
    this.dispatchEvent(new Event('devicechange'));
  }
  /** The track in use. */
  live(kind: 'video' | 'audio'): FakeTrack | undefined {
    return this.tracks.findLast((track) => track.kind === kind && track.readyState === 'live');
  }

  enumerateDevices = async () => this.list;
  getUserMedia = async (wanted: MediaStreamConstraints): Promise<FakeStream> => {
    const kinds = (['video', 'audio'] as const).filter((kind) => wanted[kind]);
    this.asked.push(kinds.map((kind) => [kind, exactId(wanted[kind])].filter(Boolean).join(' ')).join(', '));
    const tracks = kinds.map((kind) => {
      const failure = this.failures[kind];
      if (failure) throw new DOMException(failure, failure);
      const devices = this.list.filter((device) => device.kind === `${kind}input`);
      const id = exactId(wanted[kind]);
      const device = id === undefined ? devices[0] : devices.find((one) => one.deviceId === id);
      if (!device) throw new DOMException('', id === undefined ? 'NotFoundError' : 'OverconstrainedError');
      return new FakeTrack(kind, device.deviceId);
    });
    this.tracks.push(...tracks);
    return new FakeStream(tracks);
  };
  getDisplayMedia = async (): Promise<FakeStream> => {
    if (this.failures.screen) throw new DOMException('', this.failures.screen);
    const track = new FakeTrack('video', 'screen');
    this.tracks.push(track);
    return new FakeStream([track]);
  };
}

function exactId(wanted: MediaTrackConstraints | boolean | undefined): string | undefined {
  const id = typeof wanted === 'object' ? wanted.deviceId : undefined;
  return typeof id === 'object' && 'exact' in id && typeof id.exact === 'string' ? id.exact : undefined;
}

/** Gives this page devices; null takes `navigator.mediaDevices` away, as a page without https finds it. */
export function installFakeDevices(devices: FakeDevices | null): void {
  if (devices === null) Reflect.deleteProperty(navigator, 'mediaDevices');
  else Object.defineProperty(navigator, 'mediaDevices', { configurable: true, value: devices });
  Object.defineProperty(globalThis, 'MediaStream', { configurable: true, value: FakeStream });
}
