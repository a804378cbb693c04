import { describe, expect, test } from '@jest/globals';
import { placeTooltip } from './place-tooltip.ts';

const bubble = { left: 0, top: 0, width: 100, height: 30 };

describe('placeTooltip', () => {
  test('stands centred below its control', () => {
    Object.defineProperty(document.documentElement, 'clientWidth', { value: 1000, configurable: true });
    expect(placeTooltip({ left: 450, top: 100, width: 40, height: 40 }, bubble, 'bottom')).toEqual({
      left: 420,
      top: 146,
    });
  });

  test('moves above where there is no room below, and below where there is none above', () => {
    const low = { left: 450, top: innerHeight - 50, width: 40, height: 40 };
    expect(placeTooltip(low, bubble, 'bottom').top).toBe(low.top - 36);
    expect(placeTooltip({ ...low, top: 10 }, bubble, 'top').top).toBe(56);
  });

  test('never leaves the window sideways', () => {
    Object.defineProperty(document.documentElement, 'clientWidth', { value: 1000, configurable: true });
    expect(placeTooltip({ left: 980, top: 100, width: 20, height: 20 }, bubble, 'bottom').left).toBe(892);
    expect(placeTooltip({ left: 0, top: 100, width: 20, height: 20 }, bubble, 'bottom').left).toBe(8);
  });
});
