/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { ageOfPicture, sharedNow } from './time-picture.ts';

/** What is measured in a page that shows a video, ours and the bare one alike. It runs before the page's own scripts. */
export interface Probe {
  /** Milliseconds from the last click to the first picture after it. */
  firstFrame(): Promise<number>;
  /** The ages of all pictures shown within so many milliseconds, and how many could not be read. */
  agesOfPictures(withinMs: number): Promise<{ ages: number[]; unreadable: number }>;
}

declare global {
  interface Window {
    probe: Probe;
  }
}

let clickedAt = Number.NaN;
let report = (_delay: number): void => {};
const firstFrame = new Promise<number>((resolve) => (report = resolve));

addEventListener('click', () => (clickedAt = performance.now()), { capture: true });

const watched = new WeakSet<HTMLVideoElement>();
new MutationObserver(() => {
  for (const video of document.querySelectorAll('video')) {
    if (watched.has(video)) continue;
    watched.add(video);
    video.requestVideoFrameCallback(() => report(performance.now() - clickedAt));
  }
}).observe(document, { childList: true, subtree: true });

window.probe = {
  firstFrame: () => firstFrame,
  agesOfPictures: (withinMs) =>
    new Promise((resolve, reject) => {
      const video = [...document.querySelectorAll('video')].find(({ videoWidth }) => videoWidth > 0);
      const canvas = document.createElement('canvas');
      canvas.width = 160;
      canvas.height = 90;
      const context = canvas.getContext('2d', { willReadFrequently: true });
      if (!video || !context) return reject(new Error('There is no video on this page.'));

      const ages: number[] = [];
      let unreadable = 0;
      const until = performance.now() + withinMs;
      const read = () => {
        const now = sharedNow();
        context.drawImage(video, 0, 0, canvas.width, canvas.height);
        const age = ageOfPicture(context, now);
        if (age === undefined) unreadable += 1;
        else ages.push(age);
        if (performance.now() > until) resolve({ ages, unreadable });
        else video.requestVideoFrameCallback(read);
      };
      video.requestVideoFrameCallback(read);
    }),
};
