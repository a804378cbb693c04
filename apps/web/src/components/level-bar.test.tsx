import { describe, expect, test } from '@jest/globals';
import { render, screen } from '@testing-library/react';
import { LevelBar } from './level-bar.tsx';

const lit = (meter: HTMLElement, kind: string) => meter.querySelectorAll(`[data-lit="${kind}"]`).length;

describe('LevelBar', () => {
  test('lights more segments the louder it is, and warns near the top', () => {
    const { rerender } = render(<LevelBar level={-30} />);
    const meter = screen.getByRole('meter', { name: 'Level' });
    expect(lit(meter, 'on')).toBe(12);
    expect(lit(meter, 'hot')).toBe(0);
    expect(meter).toHaveAttribute('aria-valuetext', '-30 dB');
    rerender(<LevelBar level={0} />);
    expect(lit(meter, 'hot')).toBeGreaterThan(0);
    expect(lit(meter, 'on') + lit(meter, 'hot')).toBe(24);
  });

  test('without sound it says so', () => {
    render(<LevelBar level={null} label="Microphone level" />);
    const meter = screen.getByRole('meter', { name: 'Microphone level' });
    expect(meter).toHaveAttribute('aria-valuetext', 'Silent');
    expect(lit(meter, 'on')).toBe(0);
  });

  test('keeps the peak of the last moments lit', () => {
    render(<LevelBar level={-40} peak={-20} />);
    expect(lit(screen.getByRole('meter'), 'on')).toBe(9);
  });
});
