import { describe, expect, test } from '@jest/globals';
import { render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { Segmented } from './segmented.tsx';
import { TabPanel, Tabs } from './tabs.tsx';

function ChatAndPeople() {
  const [tab, setTab] = useState<'chat' | 'people'>('chat');
  return (
    <Tabs
      label="Audience"
      value={tab}
      onChange={setTab}
      tabs={[
        { value: 'chat', label: 'Chat' },
        { value: 'people', label: 'People', count: 86 },
      ]}
    >
      <TabPanel value="chat">Messages</TabPanel>
      <TabPanel value="people">Names</TabPanel>
    </Tabs>
  );
}

describe('Tabs', () => {
  test('arrows move between them, around the end, and the panel follows', async () => {
    const user = userEvent.setup();
    render(<ChatAndPeople />);
    await user.tab();
    expect(screen.getByRole('tab', { name: 'Chat' })).toHaveFocus();
    await user.keyboard('{ArrowRight}');
    expect(screen.getByRole('tab', { name: 'People 86', selected: true })).toHaveFocus();
    expect(screen.getByRole('tabpanel')).toHaveTextContent('Names');
    await user.keyboard('{ArrowRight}');
    expect(screen.getByRole('tab', { name: 'Chat', selected: true })).toHaveFocus();
    expect(screen.getByRole('tabpanel')).toHaveTextContent('Messages');
  });
});

function Facing() {
  const [value, setValue] = useState<'front' | 'back'>('front');
  return (
    <Segmented
      label="Camera"
      value={value}
      onChange={setValue}
      options={[
        { value: 'front', label: 'Front' },
        { value: 'back', label: 'Back' },
      ]}
    />
  );
}

describe('Segmented', () => {
  test('one is always chosen, also when it is pressed again', async () => {
    const user = userEvent.setup();
    render(<Facing />);
    await user.click(screen.getByRole('radio', { name: 'Back' }));
    expect(screen.getByRole('radio', { name: 'Back' })).toBeChecked();
    await user.click(screen.getByRole('radio', { name: 'Back' }));
    expect(screen.getByRole('radio', { name: 'Back' })).toBeChecked();
    expect(screen.getByRole('radio', { name: 'Front' })).not.toBeChecked();
  });

  test('arrows move the focus', async () => {
    const user = userEvent.setup();
    render(<Facing />);
    await user.tab();
    expect(screen.getByRole('radio', { name: 'Front' })).toHaveFocus();
    await user.keyboard('{ArrowRight}');
    expect(screen.getByRole('radio', { name: 'Back' })).toHaveFocus();
  });
});
