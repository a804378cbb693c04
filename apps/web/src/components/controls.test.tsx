import { describe, expect, jest, test } from '@jest/globals';
import { render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { Countdown } from './countdown.tsx';
import { Field } from './field.tsx';
import { Switch } from './switch.tsx';
import { Textarea } from './textarea.tsx';

describe('Switch', () => {
  test('turns by press and by Space, and not while it is disabled', async () => {
    const user = userEvent.setup();
    const onChange = jest.fn();
    const { rerender } = render(<Switch aria-label="Mirror" onCheckedChange={onChange} />);
    await user.click(screen.getByRole('switch', { name: 'Mirror' }));
    expect(screen.getByRole('switch')).toBeChecked();
    await user.keyboard(' ');
    expect(screen.getByRole('switch')).not.toBeChecked();
    expect(onChange.mock.calls).toEqual([[true], [false]]);

    rerender(<Switch aria-label="Mirror" disabled onCheckedChange={onChange} />);
    await user.click(screen.getByRole('switch'));
    expect(onChange).toHaveBeenCalledTimes(2);
  });
});

describe('Textarea', () => {
  test('is joined to its field', () => {
    render(
      <Field label="About this stream" error="At most 2,000 characters.">
        <Textarea />
      </Field>,
    );
    const area = screen.getByRole('textbox', { name: 'About this stream' });
    expect(area).toBeInvalid();
    expect(area).toHaveAccessibleDescription('At most 2,000 characters.');
  });
});

describe('Countdown', () => {
  test('is one timer with its words, and shows two digits a unit', () => {
    render(<Countdown left={2 * 3_600_000 + 24 * 60_000} />);
    expect(screen.getByRole('timer', { name: 'Starts in 2 hours 24 minutes' })).toHaveTextContent(
      '02hours24minutes00seconds',
    );
  });
});
