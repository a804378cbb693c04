/** A colour in the numbers of a video frame (BT.601, studio range): luma and the two colour differences. */
export interface Colour {
  y: number;
  u: number;
  v: number;
}

/** Turns red, green and blue of 0 to 255 into a video colour. */
export function colour(red: number, green: number, blue: number): Colour {
  return {
    y: Math.round(16 + (65.738 * red + 129.057 * green + 25.064 * blue) / 256),
    u: Math.round(128 + (-37.945 * red - 74.494 * green + 112.439 * blue) / 256),
    v: Math.round(128 + (112.439 * red - 94.154 * green - 18.285 * blue) / 256),
  };
}

/** A frame in I420: all luma, then both colour planes at half the width and height. Sizes are even numbers of pixels. */
export class Canvas {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;

  constructor(width: number, height: number) {
    this.width = width;
    this.height = height;
    this.data = new Uint8Array((width * height * 3) / 2);
  }

  /** Takes over another frame of the same size. */
  copy(from: Canvas): void {
    this.data.set(from.data);
  }

  /** Fills a rectangle, in pixels; what lies outside the frame is cut off. Edges snap to even pixels. */
  fill(left: number, top: number, width: number, height: number, paint: Colour): void {
    const x0 = even(Math.max(0, left));
    const x1 = even(Math.min(this.width, left + width));
    const y0 = even(Math.max(0, top));
    const y1 = even(Math.min(this.height, top + height));
    if (x1 <= x0) return;
    for (let y = y0; y < y1; y++) this.data.fill(paint.y, y * this.width + x0, y * this.width + x1);
    const half = this.width / 2;
    const planeU = this.width * this.height;
    const planeV = planeU + planeU / 4;
    for (let y = y0 / 2; y < y1 / 2; y++) {
      this.data.fill(paint.u, planeU + y * half + x0 / 2, planeU + y * half + x1 / 2);
      this.data.fill(paint.v, planeV + y * half + x0 / 2, planeV + y * half + x1 / 2);
    }
  }

  /** Fills a circle, in pixels. */
  disc(centreX: number, centreY: number, radius: number, paint: Colour): void {
    for (let dy = -even(radius); dy < radius; dy += 2) {
      const halfWidth = Math.sqrt(Math.max(0, radius * radius - dy * dy));
      this.fill(centreX - halfWidth, centreY + dy, halfWidth * 2, 2, paint);
    }
  }
}

function even(value: number): number {
  return Math.round(value / 2) * 2;
}
