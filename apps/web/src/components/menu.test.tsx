import { describe, expect, jest, test } from '@jest/globals';
import { render, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { Button } from './button.tsx';
import { Menu, MenuChoice, MenuItem, MenuLabel } from './menu.tsx';

function Quality({ onReport }: { onReport: () => void }) {
  const [quality, setQuality] = useState<'auto' | 'low'>('auto');
  return (
    <Menu trigger={<Button>Edit channel</Button>}>
      <MenuLabel>Quality</MenuLabel>
      <MenuChoice
        label="Quality"
        value={quality}
        onChange={setQuality}
        options={[
          { value: 'auto', label: 'Auto' },
          { value: 'low', label: '360p' },
        ]}
      />
      <MenuItem onSelect={onReport}>Report</MenuItem>
    </Menu>
  );
}

describe('Menu', () => {
  test('opens at the first press, moves by arrows, and gives the focus back on Escape', async () => {
    const user = userEvent.setup();
    render(<Quality onReport={jest.fn()} />);
    expect(screen.getByRole('button', { name: 'Edit channel' })).toHaveAttribute('aria-haspopup', 'menu');
    await user.click(screen.getByRole('button', { name: 'Edit channel' }));

    await screen.findByRole('menu');
    await user.keyboard('{ArrowDown}');
    expect(screen.getByRole('menuitemradio', { name: 'Auto' })).toHaveFocus();
    expect(screen.getByRole('menuitemradio', { name: 'Auto' })).toBeChecked();

    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('menu')).not.toBeInTheDocument());
    expect(screen.getByRole('button', { name: 'Edit channel' })).toHaveFocus();
  });

  test('opens by the keyboard and does what is chosen', async () => {
    const user = userEvent.setup();
    const onReport = jest.fn();
    render(<Quality onReport={onReport} />);
    await user.tab();
    await user.keyboard('{ArrowDown}');
    await screen.findByRole('menu');
    await user.keyboard('{End}{Enter}');
    expect(onReport).toHaveBeenCalledTimes(1);
  });

  test('remembers the choice', async () => {
    const user = userEvent.setup();
    render(<Quality onReport={jest.fn()} />);
    await user.click(screen.getByRole('button', { name: 'Edit channel' }));
    await user.click(await screen.findByRole('menuitemradio', { name: '360p' }));
    await user.click(screen.getByRole('button', { name: 'Edit channel' }));
    expect(await screen.findByRole('menuitemradio', { name: '360p' })).toBeChecked();
  });
});
