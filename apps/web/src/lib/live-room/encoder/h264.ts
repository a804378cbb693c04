import { BitReader } from './bit-reader.ts';

/** What a sequence parameter set says of the order of pictures. */
export interface Sequence {
  /** Bits of frame_num, and of pic_order_cnt_lsb. */
  frameNumberBits: number;
  orderBits: number;
  /** Whether each picture is a whole frame. */
  framesOnly: boolean;
  /** Whether pictures can be shown in another order than they are sent. */
  mayReorder: boolean;
}

/** What the first slice of a picture says. */
export interface Picture {
  isB: boolean;
  /** Whether others refer to it. */
  isReference: boolean;
  frameNumber: number;
  /** Its place in the order of display, counted by twos: pic_order_cnt_lsb. */
  order: number;
}

/** NAL units: slices with their whole header (of a picture, its partition A, of an IDR picture), and the parameter set. */
const sliceUnits: readonly number[] = [1, 2, 5];
const idrUnit = 5;
const parameterSet = 7;
/** Bytes of a unit that are read: more than is read of a parameter set. */
const most = 64;

/**
 * Reads an access unit of H.264 in the byte stream format (Annex B), as browsers hand it to an encoded transform: of a sequence
 * parameter set (7.3.2.1) and of the header of the first slice (7.3.3) what orders pictures. What a parameter set says of
 * reordering at its end (max_num_reorder_frames) is not read: WebRTC in browsers overwrites it.
 * @param known the sequence that was read before
 */
export function readH264(
  data: Uint8Array,
  known: Sequence | null,
): { sequence: Sequence | null; picture: Picture | null } {
  let sequence = known;
  for (let at = 0; at + 4 < data.length; at += 1) {
    if (data[at] !== 0 || data[at + 1] !== 0 || data[at + 2] !== 1) continue;
    const header = data[at + 3] ?? 0;
    const [unit, isReference] = [header & 0x1f, (header & 0x60) !== 0];
    const bits = new BitReader(data, at + 4, most);
    if (unit === parameterSet) sequence = readSequence(bits);
    if (sliceUnits.includes(unit) && sequence)
      return { sequence, picture: readPicture(bits, sequence, { isReference, isIdr: unit === idrUnit }) };
  }
  return { sequence, picture: null };
}

/** Profiles whose parameter set says more about colours (7.3.2.1.1). */
const highProfiles: readonly number[] = [100, 110, 122, 244, 44, 83, 86, 118, 128];
const baseline = 66;

function readSequence(bits: BitReader): Sequence | null {
  const profile = bits.number(8);
  bits.skip(16);
  bits.expGolomb();
  if (highProfiles.includes(profile)) {
    // Planes of their own, and scaling lists, are for no live video.
    if (bits.expGolomb() === 3) return null;
    bits.expGolomb();
    bits.expGolomb();
    bits.skip(1);
    if (bits.flag()) return null;
  }
  const frameNumberBits = bits.expGolomb() + 4;
  const orderType = bits.expGolomb();
  if (orderType === 1) return null;
  const orderBits = orderType === 0 ? bits.expGolomb() + 4 : 0;
  bits.expGolomb();
  bits.skip(1);
  bits.expGolomb();
  bits.expGolomb();
  const framesOnly = bits.flag();
  // Without counts of their own pictures are shown as they are sent; the baseline profile has no B slices.
  const mayReorder = orderType === 0 && profile !== baseline;
  return bits.isOver ? null : { frameNumberBits, orderBits, framesOnly, mayReorder };
}

function readPicture(
  bits: BitReader,
  { frameNumberBits, orderBits, framesOnly }: Sequence,
  { isReference, isIdr }: { isReference: boolean; isIdr: boolean },
): Picture | null {
  bits.expGolomb();
  // 1 is B; 6 is B too, and says that all slices of the picture are.
  const isB = bits.expGolomb() % 5 === 1;
  bits.expGolomb();
  const frameNumber = bits.number(frameNumberBits);
  if (!framesOnly && bits.flag()) bits.skip(1);
  if (isIdr) bits.expGolomb();
  const order = bits.number(orderBits);
  return bits.isOver ? null : { isB, isReference, frameNumber, order };
}

/**
 * How many pictures between two that arrived one after the other are missing without anything referring to them: those that are
 * shown between both, less those that frame_num counts.
 */
export function missingBetween(before: Picture, next: Picture, sequence: Sequence): number {
  const shown = distance(before.order, next.order, sequence.orderBits) / 2;
  const counted = distance(before.frameNumber, next.frameNumber, sequence.frameNumberBits);
  return Math.max(0, shown - counted - (before.isReference ? 0 : 1));
}

/** From one number to the next, where they begin anew after so many bits; 0 where it is a step back. */
function distance(from: number, to: number, bits: number): number {
  const range = 2 ** bits;
  const steps = (to - from + range) % range;
  return steps < range / 2 ? steps : 0;
}
