/** Milliseconds between two readings. */
const every = 66;
/** How long the highest level stays marked, in milliseconds. */
const peakStays = 1_500;
/** Below this many dB a room is silent. */
export const heardFrom = -50;

export interface Level {
  /** dB below full scale; null without a microphone. */
  now: number | null;
  peak: number | null;
  /** Whether anything has been heard since the microphone was opened. */
  heard: boolean;
}

export const noLevel: Level = { now: null, peak: null, heard: false };

/** Measures how loud a track is. Returns how to stop. */
export function measureLevel(track: MediaStreamTrack, onLevel: (level: Level) => void): () => void {
  if (typeof AudioContext === 'undefined') return () => undefined;
  const context = new AudioContext();
  const analyser = new AnalyserNode(context, { fftSize: 1024, smoothingTimeConstant: 0 });
  const source = context.createMediaStreamSource(new MediaStream([track]));
  source.connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  let peak = -Infinity;
  let peakAt = 0;
  let heard = false;

  // Browsers keep it silent until someone touches the page.
  const resume = () => void context.resume().catch(() => undefined);
  addEventListener('pointerdown', resume, { once: true });

  const timer = setInterval(() => {
    if (context.state === 'suspended') return resume();
    analyser.getFloatTimeDomainData(samples);
    const now = toDecibels(samples);
    if (now >= peak || Date.now() - peakAt > peakStays) {
      peak = now;
      peakAt = Date.now();
    }
    heard ||= track.enabled && now >= heardFrom;
    onLevel({ now, peak, heard });
  }, every);

  return () => {
    clearInterval(timer);
    removeEventListener('pointerdown', resume);
    source.disconnect();
    void context.close().catch(() => undefined);
  };
}

/** Loudness of samples between -1 and 1 as dB below full scale (root mean square), -Infinity for silence. */
export function toDecibels(samples: Float32Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  return 10 * Math.log10(sum / samples.length);
}
