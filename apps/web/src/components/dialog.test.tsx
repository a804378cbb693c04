import { describe, expect, jest, test } from '@jest/globals';
import { render, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { Button } from './button.tsx';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { Dialog, DialogBody, DialogFoot } from './dialog.tsx';
import { Field } from './field.tsx';
import { Input } from './input.tsx';

function Example() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>Go live</Button>
      <Dialog open={open} onOpenChange={setOpen} title="Go live" description="Nobody sees you yet.">
        <DialogBody>
          <Field label="Title">
            <Input />
          </Field>
        </DialogBody>
        <DialogFoot>
          <Button>Open the studio</Button>
        </DialogFoot>
      </Dialog>
    </>
  );
}

describe('Dialog', () => {
  test('takes the focus to its first field, holds it, and gives it back on Escape', async () => {
    const user = userEvent.setup();
    render(<Example />);
    await user.click(screen.getByRole('button', { name: 'Go live' }));

    const dialog = screen.getByRole('dialog', { name: 'Go live', description: 'Nobody sees you yet.' });
    expect(screen.getByLabelText('Title')).toHaveFocus();
    for (let presses = 0; presses < 4; presses++) {
      await user.tab();
      expect(dialog).toContainElement(document.activeElement as HTMLElement);
    }

    await user.keyboard('{Escape}');
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    await waitFor(() => expect(screen.getByRole('button', { name: 'Go live' })).toHaveFocus());
  });

  test('keeps the page behind from scrolling while it is open', async () => {
    const user = userEvent.setup();
    render(<Example />);
    await user.click(screen.getByRole('button', { name: 'Go live' }));
    expect(document.documentElement.style.overflow).toBe('hidden');
    await user.click(screen.getByRole('button', { name: 'Close' }));
    expect(document.documentElement.style.overflow).toBe('');
  });
});

describe('ConfirmDialog', () => {
  test('starts on the harmless button and confirms only by the other one', async () => {
    const user = userEvent.setup();
    const onConfirm = jest.fn();
    const onOpenChange = jest.fn();
    render(
      <ConfirmDialog
        open
        onOpenChange={onOpenChange}
        title="End the stream?"
        keep="Stay live"
        confirm="End stream"
        onConfirm={onConfirm}
      >
        86 people are watching.
      </ConfirmDialog>,
    );
    await waitFor(() => expect(screen.getByRole('button', { name: 'Stay live' })).toHaveFocus());
    await user.keyboard('{Enter}');
    expect(onOpenChange).toHaveBeenCalledWith(false);
    expect(onConfirm).not.toHaveBeenCalled();
    await user.click(screen.getByRole('button', { name: 'End stream' }));
    expect(onConfirm).toHaveBeenCalledTimes(1);
  });
});
