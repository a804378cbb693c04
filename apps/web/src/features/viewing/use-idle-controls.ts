import { type PointerEvent, useEffect, useRef, useState } from 'react';

/** Milliseconds without a movement after which the controls go. */
export const idleAfter = 3_000;

/** Whether nobody has moved over an element for a while, and the handlers to put on it. */
export function useIdleControls() {
  const [resting, setResting] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const rest = () => {
    clearTimeout(timer.current);
    setResting(true);
  };
  const wake = () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(rest, idleAfter);
    setResting(false);
  };

  useEffect(() => {
    timer.current = setTimeout(() => setResting(true), idleAfter);
    return () => clearTimeout(timer.current);
  }, []);

  return {
    resting,
    handlers: {
      onPointerMove: (event: PointerEvent) => {
        if (event.pointerType === 'mouse') wake();
      },
      onPointerLeave: (event: PointerEvent) => {
        if (event.pointerType === 'mouse') rest();
      },
      // A finger has no place to rest on: it shows the controls, and on the picture hides them again.
      onPointerUp: (event: PointerEvent) => {
        if (event.pointerType === 'mouse') return;
        const onPicture =
          event.target instanceof Element && !event.target.closest('button, input, [role=menu]');
        if (onPicture && !resting) rest();
        else wake();
      },
      onKeyDown: wake,
      onFocus: wake,
    },
  };
}
