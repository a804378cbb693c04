import { readStored, writeStored } from '../../lib/browser-storage.ts';
import { type DeviceFailure, type DeviceKind, readDeviceFailure } from './device-failure.ts';

/** A camera or microphone that can be chosen. Browsers name them once they were allowed. */
export interface Device {
  id: string;
  label: string;
}

/** One kind of device: what is chosen, and how it goes. */
export interface Input {
  state: 'opening' | 'on' | 'failed';
  /** The host's own switch. Off, a camera is let go of, and a microphone is silent. */
  on: boolean;
  track: MediaStreamTrack | null;
  failure: DeviceFailure | null;
  /** The device in use, or the one that was. */
  deviceId: string | null;
  devices: readonly Device[];
}

export interface CaptureSnapshot {
  camera: Input;
  microphone: Input;
  /** What is shared of the screen. */
  screen: { track: MediaStreamTrack; audio: MediaStreamTrack | null } | null;
  /** The last try to share it did not work. */
  screenFailed: boolean;
}

const kinds = ['camera', 'microphone'] as const;
const deviceKinds: Record<MediaDeviceKind, DeviceKind | null> = {
  videoinput: 'camera',
  audioinput: 'microphone',
  audiooutput: null,
};
const keptKeys: Record<DeviceKind, string> = {
  camera: 'footlight.camera',
  microphone: 'footlight.microphone',
};
/** 720p is what is sent; a camera that has less gives less. */
const wanted = {
  camera: { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30 } },
  microphone: { echoCancellation: true, noiseSuppression: true, autoGainControl: true },
} satisfies Record<DeviceKind, MediaTrackConstraints>;

const closed: Input = { state: 'opening', on: true, track: null, failure: null, deviceId: null, devices: [] };

/** The host's camera, microphone and screen: opens them, sees them fail and come back, and remembers the choice. */
export class Capture {
  #snapshot: CaptureSnapshot = { camera: closed, microphone: closed, screen: null, screenFailed: false };
  readonly #listeners = new Set<() => void>();
  #users = 0;
  #running = false;
  /** Grows with every opening of a kind: what an older one brings is no longer wanted. */
  readonly #openings = { camera: 0, microphone: 0 };

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly getSnapshot = (): CaptureSnapshot => this.#snapshot;

  /** Uses the devices; the first user opens them. The answer lets go; when nobody has come back by then, they close. */
  retain(): () => void {
    this.#users += 1;
    if (!this.#running) this.#start();
    return () => {
      this.#users -= 1;
      // React takes a page down and puts it up again in one go when it checks it: that is no leaving.
      queueMicrotask(() => {
        if (this.#users === 0 && this.#running) this.#stop();
      });
    };
  }

  /** Uses another device from now on, here and the next time. */
  choose(kind: DeviceKind, deviceId: string): void {
    writeStored(keptKeys[kind], deviceId);
    this.#set(kind, { deviceId });
    if (this.#snapshot[kind].on || kind === 'microphone') void this.#open([kind]);
  }

  /** Tries a device again that failed. */
  retry(kind: DeviceKind): void {
    void this.#open([kind]);
  }

  /** The host's switch. */
  setOn(kind: DeviceKind, on: boolean): void {
    this.#set(kind, { on });
    const { track, state } = this.#snapshot[kind];
    if (kind === 'microphone') {
      // It stays open, so that the first word after it is switched on is heard.
      if (track) track.enabled = on;
    } else if (!on) {
      this.#openings.camera += 1;
      this.#drop('camera');
      this.#set('camera', { state: state === 'failed' ? 'failed' : 'on' });
    } else {
      void this.#open(['camera']);
    }
  }

  /** Asks which screen to share. Closing the question without an answer changes nothing. */
  async shareScreen(): Promise<void> {
    this.#change({ screenFailed: false });
    let stream: MediaStream;
    try {
      stream = await navigator.mediaDevices.getDisplayMedia({ video: true, audio: true });
    } catch (error) {
      return this.#change({ screenFailed: readDeviceFailure(error) !== 'refused' });
    }
    const [track] = stream.getVideoTracks();
    const [audio = null] = stream.getAudioTracks();
    if (!track || !this.#running) return stopAll(stream);
    track.contentHint = 'detail';
    track.addEventListener('ended', () => {
      if (this.#snapshot.screen?.track === track) this.stopScreen();
    });
    this.#change({ screen: { track, audio } });
  }

  stopScreen(): void {
    this.#snapshot.screen?.track.stop();
    this.#snapshot.screen?.audio?.stop();
    this.#change({ screen: null });
  }

  #start(): void {
    this.#running = true;
    for (const kind of kinds) this.#set(kind, { ...closed, deviceId: readStored(keptKeys[kind]) });
    if (!('mediaDevices' in navigator)) {
      for (const kind of kinds) this.#set(kind, { state: 'failed', failure: 'insecure' });
      return;
    }
    navigator.mediaDevices.addEventListener('devicechange', this.#onDeviceChange);
    void this.#openFirst();
  }

  #stop(): void {
    this.#running = false;
    if ('mediaDevices' in navigator) {
      navigator.mediaDevices.removeEventListener('devicechange', this.#onDeviceChange);
    }
    this.stopScreen();
    for (const kind of kinds) {
      this.#openings[kind] += 1;
      this.#drop(kind);
      this.#set(kind, closed);
    }
  }

  async #openFirst(): Promise<void> {
    await this.#lookForDevices();
    // One question for both, where both are there: a browser that names no devices yet still says their kinds. What it
    // does not list is asked for by itself, so that its absence does not hide the other.
    const there = kinds.filter((kind) => this.#snapshot[kind].devices.length > 0);
    if (there.length > 0 && this.#running) await this.#open(there);
    for (const kind of kinds) if (!there.includes(kind) && this.#running) await this.#open([kind]);
  }

  async #open(which: readonly DeviceKind[]): Promise<void> {
    const openings = new Map(which.map((kind) => [kind, (this.#openings[kind] += 1)]));
    const isWanted = (kind: DeviceKind) => this.#running && openings.get(kind) === this.#openings[kind];
    for (const kind of which) {
      // Many a device can be open only once, so the old one closes first.
      this.#drop(kind);
      this.#set(kind, { state: 'opening', failure: null });
    }

    let stream: MediaStream;
    try {
      stream = await navigator.mediaDevices.getUserMedia(this.#constraints(which));
    } catch (error) {
      const failure = readDeviceFailure(error);
      if (which.length > 1 && failure !== 'refused') {
        // One of them stands in the other's way: each by itself tells which.
        for (const kind of which) if (isWanted(kind)) await this.#open([kind]);
        return;
      }
      const [kind] = which;
      if (
        which.length === 1 &&
        kind &&
        failure === 'absent' &&
        this.#snapshot[kind].deviceId !== null &&
        isWanted(kind)
      ) {
        // The remembered one is not here: any other will do, and the memory stays for the next time.
        this.#set(kind, { deviceId: null });
        return this.#open(which);
      }
      for (const one of which) if (isWanted(one)) this.#set(one, { state: 'failed', failure });
      return;
    }
    for (const kind of which) {
      const [track] = kind === 'camera' ? stream.getVideoTracks() : stream.getAudioTracks();
      if (!track) continue;
      if (isWanted(kind)) this.#take(kind, track);
      else track.stop();
    }
    await this.#lookForDevices();
  }

  #constraints(which: readonly DeviceKind[]): MediaStreamConstraints {
    const of = (kind: DeviceKind): MediaTrackConstraints | false => {
      if (!which.includes(kind)) return false;
      const { deviceId } = this.#snapshot[kind];
      return deviceId === null ? wanted[kind] : { ...wanted[kind], deviceId: { exact: deviceId } };
    };
    return { video: of('camera'), audio: of('microphone') };
  }

  #take(kind: DeviceKind, track: MediaStreamTrack): void {
    if (kind === 'microphone') track.enabled = this.#snapshot.microphone.on;
    track.addEventListener('ended', () => void this.#ended(kind, track));
    this.#set(kind, {
      state: 'on',
      failure: null,
      track,
      deviceId: track.getSettings().deviceId ?? this.#snapshot[kind].deviceId,
    });
  }

  /** A track ends by itself when its device is pulled out or the permission is taken back. */
  async #ended(kind: DeviceKind, track: MediaStreamTrack): Promise<void> {
    if (this.#snapshot[kind].track !== track) return;
    const failure = (await isDenied(kind)) ? 'refused' : 'unplugged';
    if (this.#snapshot[kind].track !== track) return;
    this.#set(kind, { state: 'failed', failure, track: null });
    await this.#lookForDevices();
  }

  readonly #onDeviceChange = (): void => {
    void this.#devicesChanged();
  };

  async #devicesChanged(): Promise<void> {
    await this.#lookForDevices();
    for (const kind of kinds) {
      const { state, failure, deviceId, devices, on } = this.#snapshot[kind];
      if (state !== 'failed' || !on || devices.length === 0) continue;
      // The first one that is plugged in is used, and one that was pulled out when it comes back. Another one is not
      // switched to unasked while people are watching.
      const isBack = failure === 'unplugged' && devices.some((device) => device.id === deviceId);
      if (failure === 'absent' || isBack) await this.#open([kind]);
    }
  }

  async #lookForDevices(): Promise<void> {
    const all = await navigator.mediaDevices.enumerateDevices().catch((): MediaDeviceInfo[] => []);
    if (!this.#running) return;
    for (const kind of kinds) {
      const devices = all
        .filter((device) => deviceKinds[device.kind] === kind)
        .map(({ deviceId, label }) => ({ id: deviceId, label }));
      this.#set(kind, { devices });
    }
  }

  #drop(kind: DeviceKind): void {
    const { track } = this.#snapshot[kind];
    if (!track) return;
    this.#set(kind, { track: null });
    track.stop();
  }

  #set(kind: DeviceKind, part: Partial<Input>): void {
    this.#change({ [kind]: { ...this.#snapshot[kind], ...part } });
  }

  #change(part: Partial<CaptureSnapshot>): void {
    this.#snapshot = { ...this.#snapshot, ...part };
    for (const listener of this.#listeners) listener();
  }
}

async function isDenied(kind: DeviceKind): Promise<boolean> {
  try {
    const status = await navigator.permissions.query({ name: kind });
    return status.state === 'denied';
  } catch {
    return false;
  }
}

function stopAll(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}
