import { useEffect, useEffectEvent, useState } from 'react';
import { readStored, writeStored } from '../../lib/browser-storage.ts';

const key = 'footlight.shortcuts';

/** What the keys of a watch page do. */
export interface ShortcutActions {
  pause: () => void;
  mute: () => void;
  fullScreen: () => void;
  chat: () => void;
}

const keys: Record<string, keyof ShortcutActions> = {
  ' ': 'pause',
  k: 'pause',
  m: 'mute',
  f: 'fullScreen',
  c: 'chat',
};

/** Listens to single keys on the whole page, unless they are switched off or mean something where they are pressed. */
export function useShortcuts(actions: ShortcutActions) {
  const [on, setOn] = useState(() => readStored(key) !== 'off');

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const action = keys[event.key.length === 1 ? event.key.toLowerCase() : ''];
    if (!action || event.defaultPrevented || event.repeat || hasModifier(event) || isTaken(event)) return;
    event.preventDefault();
    actions[action]();
  });

  useEffect(() => {
    if (!on) return;
    const listener = (event: KeyboardEvent) => onKey(event);
    document.addEventListener('keydown', listener);
    return () => document.removeEventListener('keydown', listener);
  }, [on]);

  const toggle = () => {
    writeStored(key, on ? 'off' : null);
    setOn(!on);
  };

  return { on, toggle };
}

function hasModifier(event: KeyboardEvent): boolean {
  return event.ctrlKey || event.altKey || event.metaKey;
}

/** Whether the key belongs to what has the focus: text that is typed, a menu, a button that the space bar presses. */
function isTaken({ key: pressed, target }: KeyboardEvent): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (
    target.isContentEditable ||
    target.closest(
      'input:not([type=range]), textarea, select, [role=menu], [role=dialog], [role=alertdialog]',
    )
  ) {
    return true;
  }
  return pressed === ' ' && target.closest('button, a, input, summary, [role=button]') !== null;
}
