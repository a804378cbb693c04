import i18next from 'i18next';
import { readStored, writeStored } from '../../lib/browser-storage.ts';
import type { QueuePorts } from './queue-session.ts';
import type { NotificationChoice } from './queue-state.ts';

const key = 'footlight.queue-notifications';
/** Two rising notes: how many Hz, and after how many seconds. */
const notes = [
  { pitch: 660, at: 0 },
  { pitch: 880, at: 0.18 },
] as const;
/** How long a note rings, in seconds, and how loud it begins, from 0 to 1. */
const ringing = { length: 0.9, volume: 0.3 } as const;

/** Calls a viewer whose turn it is: by a sound, and by a notification where one is wanted. */
export function openQueueAlert(): QueuePorts['alert'] {
  let audio: AudioContext | undefined;
  let shown: Notification | undefined;

  return {
    prepare() {
      if (typeof AudioContext === 'undefined') return;
      audio ??= new AudioContext();
      void audio.resume().catch(() => undefined);
    },
    ring() {
      // A page that was loaded again and not touched since has no sound.
      if (audio) for (const note of notes) play(audio, note);
    },
    choice,
    async toggle() {
      const on = choice() === 'on';
      if (!on && (await Notification.requestPermission()) !== 'granted') return choice();
      writeStored(key, on ? null : 'on');
      return choice();
    },
    notify() {
      try {
        shown = new Notification(i18next.t('queue.notification', { ns: 'viewing' }), {
          body: i18next.t('queue.notification_text', { ns: 'viewing' }),
          // Several tabs show one.
          tag: key,
        });
        shown.onclick = () => window.focus();
      } catch {
        // Some phones allow notifications only to service workers: the sound and the title still call.
      }
    },
    dismiss() {
      shown?.close();
      shown = undefined;
    },
  };
}

function choice(): NotificationChoice {
  if (typeof Notification === 'undefined') return 'unsupported';
  if (Notification.permission === 'denied') return 'blocked';
  return Notification.permission === 'granted' && readStored(key) === 'on' ? 'on' : 'off';
}

function play(audio: AudioContext, { pitch, at }: (typeof notes)[number]): void {
  const start = audio.currentTime + at;
  const tone = new OscillatorNode(audio, { frequency: pitch });
  const volume = new GainNode(audio, { gain: ringing.volume });
  volume.gain.setValueAtTime(ringing.volume, start);
  volume.gain.exponentialRampToValueAtTime(0.001, start + ringing.length);
  tone.connect(volume).connect(audio.destination);
  tone.start(start);
  tone.stop(start + ringing.length);
}
