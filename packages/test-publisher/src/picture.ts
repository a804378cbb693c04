import { Canvas, colour } from './canvas.ts';
import { blocksWide, drawDigits } from './digits.ts';

const BARS = [
  colour(191, 191, 191),
  colour(191, 191, 0),
  colour(0, 191, 191),
  colour(0, 191, 0),
  colour(191, 0, 191),
  colour(191, 0, 0),
  colour(0, 0, 191),
];
const INK = colour(16, 18, 24);
const WHITE = colour(240, 240, 240);
const LAMP = colour(255, 176, 64);

/** Seconds that the ball takes from one side to the other. */
const CROSSING = 3;

/**
 * A test picture: colour bars, a ball that runs to and fro, and the time of day to a tenth of a second.
 * @param width in pixels, a multiple of 4; `height` too
 */
export function testPicture(width: number, height: number) {
  const still = drawStill(width, height);
  const canvas = new Canvas(width, height);
  const block = Math.max(2, Math.round(width / 160) * 2);
  const radius = height / 12;

  /** Draws the picture of a moment into the one canvas and answers it. */
  return (now: Date): Canvas => {
    canvas.copy(still);
    const crossings = now.getTime() / 1000 / CROSSING;
    const forth = Math.floor(crossings) % 2 === 0;
    const part = forth ? crossings % 1 : 1 - (crossings % 1);
    canvas.disc(radius + part * (width - 2 * radius), height * 0.55, radius, LAMP);

    const clock = `${now.toTimeString().slice(0, 8)}.${Math.floor(now.getMilliseconds() / 100)}`;
    drawDigits(canvas, clock, (width - blocksWide(clock) * block) / 2, height * 0.76, block, WHITE);
    return canvas;
  };
}

function drawStill(width: number, height: number): Canvas {
  const canvas = new Canvas(width, height);
  const bar = width / BARS.length;
  for (const [place, paint] of BARS.entries()) canvas.fill(place * bar, 0, bar + 2, height * 0.7, paint);
  canvas.fill(0, height * 0.7, width, height * 0.3, INK);
  return canvas;
}
