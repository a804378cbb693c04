import { chatTiming } from './chat-timing.ts';

/** Collects what comes one by one and delivers it together, at most once a frame. */
export class FrameBatch<T> {
  readonly #deliver: (items: readonly T[]) => void;
  #items: T[] = [];

  constructor(deliver: (items: readonly T[]) => void) {
    this.#deliver = deliver;
  }

  add(item: T): void {
    this.#items.push(item);
    if (this.#items.length > 1) return;
    onNextFrame(() => {
      const items = this.#items;
      this.#items = [];
      this.#deliver(items);
    });
  }
}

/** Calls back once: with the next frame, or after a while where there are no frames. */
function onNextFrame(callback: () => void): void {
  const run = () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
    callback();
  };
  const frame = requestAnimationFrame(run);
  const timer = setTimeout(run, chatTiming.hiddenFrame);
}
