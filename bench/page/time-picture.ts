/// <reference lib="dom" />

// A moment drawn as blocks that survive a video codec: 24 bits of milliseconds and 8 bits that check them, four rows of
// eight, white for one and black for nought.
const COLUMNS = 8;
const ROWS = 4;
/** The clock goes round after so many milliseconds, four and a half hours. */
const ROUND = 2 ** 24;

/** Milliseconds of a clock that all pages of this machine share. */
export function sharedNow(): number {
  return performance.timeOrigin + performance.now();
}

function check(moment: number): number {
  return ((moment & 0xff) ^ ((moment >> 8) & 0xff) ^ ((moment >> 16) & 0xff) ^ 0x5a) & 0xff;
}

/** Fills a canvas with the blocks of a moment. */
export function drawMoment(context: CanvasRenderingContext2D, moment: number): void {
  const { width, height } = context.canvas;
  const value = Math.round(moment) % ROUND;
  const bits = [24, 8].flatMap((length, part) =>
    Array.from({ length }, (_, bit) => ((part === 0 ? value : check(value)) >> (length - 1 - bit)) & 1),
  );
  bits.forEach((bit, index) => {
    context.fillStyle = bit === 1 ? '#fff' : '#000';
    const column = index % COLUMNS;
    const row = Math.floor(index / COLUMNS);
    context.fillRect((column * width) / COLUMNS, (row * height) / ROWS, width / COLUMNS, height / ROWS);
  });
}

/**
 * How old the moment in a picture is, in milliseconds; undefined when the blocks cannot be read.
 * @param context of a canvas that holds the picture, of one pixel for each block or more
 */
export function ageOfPicture(context: CanvasRenderingContext2D, now: number): number | undefined {
  const { width, height } = context.canvas;
  const { data } = context.getImageData(0, 0, width, height);
  let value = 0;
  let checked = 0;
  for (let index = 0; index < COLUMNS * ROWS; index += 1) {
    const x = Math.floor((((index % COLUMNS) + 0.5) * width) / COLUMNS);
    const y = Math.floor(((Math.floor(index / COLUMNS) + 0.5) * height) / ROWS);
    const light = data[(y * width + x) * 4 + 1] ?? 0;
    if (light > 96 && light < 160) return undefined;
    const bit = light >= 160 ? 1 : 0;
    if (index < 24) value = value * 2 + bit;
    else checked = checked * 2 + bit;
  }
  if (checked !== check(value)) return undefined;
  return (((Math.round(now) % ROUND) - value + ROUND) % ROUND) + (now - Math.round(now));
}
