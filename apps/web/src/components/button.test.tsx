import { describe, expect, jest, test } from '@jest/globals';
import { render, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { Button } from './button.tsx';
import { IconButton } from './icon-button.tsx';

describe('Button', () => {
  test('while it is busy it keeps the focus, takes no press and sends no form', async () => {
    const user = userEvent.setup();
    const onClick = jest.fn();
    const onSubmit = jest.fn();
    render(
      <form onSubmit={onSubmit}>
        <Button type="submit" busy onClick={onClick}>
          Sign in
        </Button>
      </form>,
    );
    const button = screen.getByRole('button', { name: 'Sign in', busy: true });
    await user.tab();
    expect(button).toHaveFocus();
    await user.keyboard('{Enter}');
    await user.click(button);
    expect(onClick).not.toHaveBeenCalled();
    expect(onSubmit).not.toHaveBeenCalled();
  });

  test('lends its look to a link', () => {
    render(
      <Button variant="primary" asChild>
        <a href="/studio">Open the studio</a>
      </Button>,
    );
    expect(screen.getByRole('link', { name: 'Open the studio' })).toHaveAttribute('data-variant', 'primary');
  });
});

describe('IconButton', () => {
  test('has a name, and shows it on hover until the hand leaves', async () => {
    const user = userEvent.setup();
    render(<IconButton label="Mute">x</IconButton>);
    await user.hover(screen.getByRole('button', { name: 'Mute' }));
    const tip = await screen.findByText('Mute');
    expect(tip).toHaveClass('tooltip');
    await user.unhover(screen.getByRole('button', { name: 'Mute' }));
    await waitFor(() => expect(screen.queryByText('Mute')).not.toBeInTheDocument());
  });

  test('Escape takes the tooltip away', async () => {
    const user = userEvent.setup();
    render(<IconButton label="Mute">x</IconButton>);
    await user.hover(screen.getByRole('button', { name: 'Mute' }));
    await screen.findByText('Mute');
    await user.keyboard('{Escape}');
    expect(screen.queryByText('Mute')).not.toBeInTheDocument();
  });
});
