/** Longest prefix of zeros of an Exp-Golomb code that is read: numbers of 32 bits. */
const longestPrefix = 32;

/** Reads the bits of a NAL unit of H.264, without the bytes that escape start codes (H.264, 7.4.1). */
export class BitReader {
  readonly #data: readonly number[];
  #position = 0;

  /** @param start where the unit begins in the data, behind its header; @param most bytes that are read */
  constructor(data: Uint8Array, start: number, most: number) {
    const bytes: number[] = [];
    for (let at = start; at < data.length && bytes.length < most; at += 1) {
      const isEscape = data[at] === 3 && at >= start + 2 && data[at - 1] === 0 && data[at - 2] === 0;
      if (!isEscape) bytes.push(data[at] ?? 0);
    }
    this.#data = bytes;
  }

  /** Whether more was read than there is: then nothing that was read counts. */
  get isOver(): boolean {
    return this.#position > this.#data.length * 8;
  }

  /** One bit: 0 or 1. */
  bit(): number {
    const byte = this.#data[this.#position >> 3] ?? 0;
    const bit = (byte >> (7 - (this.#position & 7))) & 1;
    this.#position += 1;
    return bit;
  }

  flag(): boolean {
    return this.bit() === 1;
  }

  skip(bits: number): void {
    this.#position += bits;
  }

  /** A number of so many bits. */
  number(bits: number): number {
    let value = 0;
    for (let index = 0; index < bits; index += 1) value = value * 2 + this.bit();
    return value;
  }

  /** An Exp-Golomb code without a sign; one with a sign is as long, so this skips it too. */
  expGolomb(): number {
    let zeros = 0;
    while (this.bit() === 0 && zeros < longestPrefix) zeros += 1;
    return 2 ** zeros - 1 + this.number(zeros);
  }
}
