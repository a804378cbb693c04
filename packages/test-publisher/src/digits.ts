import type { Canvas, Colour } from './canvas.ts';

/** Three by five blocks a character. */
const SHAPES: Readonly<Record<string, string>> = {
  '0': '111 101 101 101 111',
  '1': '010 110 010 010 111',
  '2': '111 001 111 100 111',
  '3': '111 001 111 001 111',
  '4': '101 101 111 001 001',
  '5': '111 100 111 001 111',
  '6': '111 100 111 101 111',
  '7': '111 001 010 010 010',
  '8': '111 101 111 101 111',
  '9': '111 101 111 001 111',
  ':': '000 010 000 010 000',
  '.': '000 000 000 000 010',
};

/** The width of a text in blocks, gaps between the characters included. */
export function blocksWide(text: string): number {
  return text.length * 4 - 1;
}

/** Draws digits, colons and points; `block` is the side of one block in pixels. */
export function drawDigits(
  canvas: Canvas,
  text: string,
  left: number,
  top: number,
  block: number,
  paint: Colour,
) {
  for (const [place, character] of [...text].entries()) {
    const rows = (SHAPES[character] ?? '').split(' ');
    for (const [row, cells] of rows.entries()) {
      for (const [column, cell] of [...cells].entries()) {
        if (cell !== '1') continue;
        canvas.fill(left + (place * 4 + column) * block, top + row * block, block, block, paint);
      }
    }
  }
}
