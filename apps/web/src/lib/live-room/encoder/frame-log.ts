import { missingBetween, type Picture, readH264, type Sequence } from './h264.ts';

/** What the coded frames of a track say, before anything decodes them. */
export interface FrameFacts {
  /** Seconds between the last two key frames, null before the second one. */
  keyFrameInterval: number | null;
  /** Seconds since the last key frame, null before the first one. */
  sinceKeyFrame: number | null;
  /** Whether the coder makes B-frames; null where that is not known. */
  bFrames: boolean | null;
}

/** A coded frame, as an encoded transform hands it on. */
export interface CodedFrame {
  isKey: boolean;
  /** Whether it is H.264. */
  isH264: boolean;
  data: Uint8Array;
}

/** Milliseconds for which a B-frame counts: a coder that makes any makes one every few frames. */
const bFrameMs = 5_000;
/** Pictures that follow each other without one missing between them, after which a coder makes none. */
const enoughPictures = 10;

/**
 * Keeps what is known of the coded frames of one track.
 *
 * B-frames seldom arrive: LiveKit drops them, because their RTP timestamps run backwards, which it takes for old packets
 * (measured with 1.13.5; "old sequence number" in pkg/sfu/rtpstats). What arrives shows where they were: between two pictures
 * that follow each other by frame_num, others were to be shown. Where a server passes B-frames on, their slices say so. A coder
 * whose pictures are counted in another way (interlaced, planes of their own, pic_order_cnt_type 1) is not known, nor is another
 * codec. A lost picture to which none refers looks the same: such streams have temporal layers, which OBS has not.
 */
export class FrameLog {
  #keyFrameAt: number | null = null;
  #keyFrameInterval: number | null = null;
  #sequence: Sequence | null = null;
  #before: Picture | null = null;
  #bFrameAt: number | null = null;
  #inOrder = 0;

  /** Notes a frame that came at `now` (milliseconds). */
  add({ isKey, isH264, data }: CodedFrame, now: number): void {
    if (isKey) {
      if (this.#keyFrameAt !== null) this.#keyFrameInterval = (now - this.#keyFrameAt) / 1_000;
      this.#keyFrameAt = now;
    }
    if (isH264) this.#addPicture(data, isKey, now);
  }

  #addPicture(data: Uint8Array, isKey: boolean, now: number): void {
    const { sequence, picture } = readH264(data, this.#sequence);
    this.#sequence = sequence;
    const before = isKey ? null : this.#before;
    this.#before = picture;
    if (!picture || !sequence) return;
    if (picture.isB || (before && missingBetween(before, picture, sequence) > 0)) {
      this.#bFrameAt = now;
      this.#inOrder = 0;
    } else if (before) this.#inOrder += 1;
  }

  /** What is known at `now` (milliseconds). */
  factsAt(now: number): FrameFacts {
    return {
      keyFrameInterval: this.#keyFrameInterval,
      sinceKeyFrame: this.#keyFrameAt === null ? null : (now - this.#keyFrameAt) / 1_000,
      bFrames: this.#bFramesAt(now),
    };
  }

  #bFramesAt(now: number): boolean | null {
    if (this.#bFrameAt !== null && now - this.#bFrameAt <= bFrameMs) return true;
    if (this.#sequence?.mayReorder === false) return false;
    return this.#inOrder >= enoughPictures ? false : null;
  }
}
