/** Samples a second, one channel. */
export const SAMPLE_RATE = 48_000;
/** WebRTC's own packet time, 10 ms. */
export const SAMPLES_A_FRAME = SAMPLE_RATE / 100;

/** A major chord, in hertz. */
const CHORD = [220, 277.18, 329.63];
/** Of full scale: soft, so that nobody is startled. */
const LOUDNESS = 0.12;

/**
 * The chord, swelling and fading once a second.
 * @param frame counts frames of 10 ms from the start
 */
export function soundFrame(frame: number): Int16Array {
  const samples = new Int16Array(SAMPLES_A_FRAME);
  for (let index = 0; index < SAMPLES_A_FRAME; index++) {
    const time = (frame * SAMPLES_A_FRAME + index) / SAMPLE_RATE;
    const swell = Math.sin(Math.PI * (time % 1)) ** 2;
    const chord = CHORD.reduce((sum, pitch) => sum + Math.sin(2 * Math.PI * pitch * time), 0) / CHORD.length;
    samples[index] = Math.round(chord * swell * LOUDNESS * 32_767);
  }
  return samples;
}
