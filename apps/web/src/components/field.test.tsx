import { describe, expect, test } from '@jest/globals';
import { render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { Field } from './field.tsx';
import { Input } from './input.tsx';
import { PasswordInput } from './password-input.tsx';
import { Select } from './select.tsx';

describe('Field', () => {
  test('joins label, hint and error to its control', () => {
    render(
      <Field
        label="Address"
        aside="9 of 40"
        hint="Part of your link."
        error="Use letters, digits and hyphens."
      >
        <Input defaultValue="glina sól" />
      </Field>,
    );
    const input = screen.getByRole('textbox', { name: /^Address/ });
    expect(input).toBeInvalid();
    expect(input).toHaveAccessibleDescription('Use letters, digits and hyphens. Part of your link.');
  });

  test('without an error nothing is invalid', () => {
    render(
      <Field label="Camera">
        <Select>
          <option>Front</option>
        </Select>
      </Field>,
    );
    expect(screen.getByRole('combobox', { name: 'Camera' })).toBeValid();
  });
});

describe('PasswordInput', () => {
  test('shows and hides what is typed', async () => {
    const user = userEvent.setup();
    render(
      <Field label="Password">
        <PasswordInput />
      </Field>,
    );
    const input = screen.getByLabelText('Password');
    await user.type(input, 'status-overlay up');
    expect(input).toHaveAttribute('type', 'password');
    await user.click(screen.getByRole('button', { name: 'Show password' }));
    expect(input).toHaveAttribute('type', 'text');
    expect(input).toHaveValue('status-overlay up');
    await user.click(screen.getByRole('button', { name: 'Hide password' }));
    expect(input).toHaveAttribute('type', 'password');
  });
});
